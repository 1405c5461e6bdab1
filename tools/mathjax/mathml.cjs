// Prints the MathML that MathJax makes of formulas: reads a JSON list of TeX from
// standard input, all set on lines of their own, and prints a list of MathML, null
// for what it cannot read.
const { readFileSync } = require("node:fs");

const extensions = ["cancel", "mathtools", "color", "boldsymbol"];

require("mathjax")
  .init({
    loader: { load: ["input/tex", ...extensions.map((name) => "[tex]/" + name)] },
    tex: { packages: { "[+]": extensions }, formatError: (_, error) => { throw error; } },
  })
  .then((MathJax) => {
    const made = JSON.parse(readFileSync(0, "utf8")).map((tex) => {
      try {
        MathJax.texReset();
        const out = MathJax.tex2mml(tex, { display: true });
        return out.includes("<merror") ? null : out;
      } catch {
        return null;
      }
    });
    process.stdout.write(JSON.stringify(made));
  });
