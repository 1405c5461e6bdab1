// typst.mjs MAIN.typ OUT.pdf FONTS: compiles a Typst document to a PDF with
// the fonts of a folder, and prints the number of pages.
import fs from 'node:fs';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const [main, out, fonts] = process.argv.slice(2);
const compiler = NodeCompiler.create({
  workspace: path.dirname(path.resolve(main)),
  fontArgs: [{ fontPaths: [path.resolve(fonts)] }],
});
const result = compiler.compile({ mainFilePath: path.resolve(main) });
if (result.hasError()) {
  result.printErrors();
  process.exit(1);
}
fs.writeFileSync(out, compiler.pdf(result.result, { creationTimestamp: 0 }));
console.log(result.result.numOfPages);
