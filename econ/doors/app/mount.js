// The page as a component of a Streamlit program: steps travel by Streamlit's own line, and its address stays its own.

const questions = new Map(); // questions that wait for their answer, by number
let counted = 0;
let stage = null;

export default function ({ data, parentElement, setTriggerValue }) {
  const send = (question) =>
    new Promise((resolve) => {
      questions.set((counted += 1), resolve);
      setTriggerValue("asked", JSON.stringify({ number: counted, ...question }));
    });
  const place = parentElement.querySelector("[data-econ]");
  if (stage !== place) {
    stage = place;
    stage.innerHTML = data.html;
    now = data.address;
    Object.assign(document.body.dataset, { place: data.place, ask: data.ask });
    Object.assign(line, { history: false, ask: send, part: async (part) => (await send({ part, address: now })).html });
    begin();
  }
  questions.get(data.answer?.number)?.(data.answer);
  questions.delete(data.answer?.number);
}
