// A step of a slider, answered by the server beside Streamlit: `econ/doors/app/steps.py` says why.

const ADDRESS = new URL("../step", import.meta.url);
const LONGEST = 5000; // milliseconds

// The blocks that show the answer, one in each line. An error if only a run of the page can answer.
export async function answered(ticket, deeds) {
  const body = JSON.stringify({ ticket, deeds });
  const answer = await fetch(ADDRESS, { method: "POST", body, signal: AbortSignal.timeout(LONGEST) });
  if (!answer.ok) throw new Error(answer.status);
  return new Uint8Array(await answer.arrayBuffer());
}
