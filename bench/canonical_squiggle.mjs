// The canonical model in squiggle-lang. Arguments: folder of the package, sample count, rounds. Prints JSON.
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import path from "node:path";

const [folder, size, rounds] = process.argv.slice(2);
const require = createRequire(path.join(folder, "package.json"));
const { run } = await import(pathToFileURL(require.resolve("@quri/squiggle-lang")).href);

const code = `
s(d) = SampleSet.fromDist(d)
containers = s(triangular(10000, 16000, 20000))
rounds_per_container = s(triangular(250, 300, 500))
share_152 = s(beta(5, 3))
price_122 = s(400 to 1500)
price_152 = s(600 to 3000)
srbm_count = s(uniform(50, 150))
price_srbm = s(1e6 to 6e6)
mlrs_rockets = s(triangular(20000, 60000, 120000))
price_rocket = s(500 to 2500)
spare_parts = s(5e6 to 60e6)
discount = s(uniform(0, 0.4))
domestic_value_added = s(beta(8, 3))
gdp = s(mixture([normal(24.5e9, 0.8e9), normal(18e9, 1e9), normal(28.5e9, 1.5e9), normal(40e9, 2e9)], [0.4, 0.3, 0.2, 0.1]))
trade_total = s(normal(2.7e9, 0.15e9))
oil_price = s(60 to 100)
barter_share = s(uniform(0.2, 0.7))
shells = containers * rounds_per_container
sale_gross = shells * (share_152 * price_152 + (1 - share_152) * price_122) + srbm_count * price_srbm + mlrs_rockets * price_rocket + spare_parts
sale_net = sale_gross * (1 - discount)
gdp_share = sale_net / gdp
value_added_share = gdp_share * domestic_value_added
trade_share = sale_net / trade_total
oil_barrels = sale_net * barter_share / oil_price
t(d) = [mean(d), stdev(d), quantile(d, 0.05), quantile(d, 0.25), quantile(d, 0.5), quantile(d, 0.75), quantile(d, 0.95)]
[t(shells), t(sale_gross), t(sale_net), t(gdp_share), t(value_added_share), t(trade_share), t(oil_barrels)]
`;

const seconds = [];
let statistics;
for (let n = 0; n < Number(rounds); n += 1) {
  const start = performance.now();
  const output = await run(code, { environment: { sampleCount: Number(size), xyPointLength: 1000, seed: `${n}` } });
  if (!output.result.ok) throw new Error(output.result.value.toString());
  statistics = output.result.value.result.asJS();
  seconds.push((performance.now() - start) / 1000);
}
console.log(JSON.stringify({ seconds, statistics }));
