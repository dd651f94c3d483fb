// Puts the package's types beside its modules, and writes its reference from them:
//
//   node scripts/declarations.mjs FROM PACKAGE ENTRY...
//
// FROM is what the compiler wrote of the sources, of which only those go along
// that an ENTRY leads to; they may not lead to anybody else's package.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

const [from, to, ...entries] = process.argv.slice(2);

/** The declarations that the entries lead to, by their paths. */
const found = new Map();

/** Where a declaration says that another file's are. */
const leads = /^((?:import|export)\b[^;"]*? from ")([^"]+)(")|(\bimport\(")([^"]+)("\))/gm;

function follow(path) {
  if (found.has(path)) return;
  found.set(path, "");
  const text = readFileSync(join(from, path), "utf8").replace(leads, (_, a, first, b, c, second, d) => {
    const other = first ?? second;
    if (!other.startsWith(".")) throw new Error(`${path} needs the types of ${other}, which the package does not have`);
    follow(normalize(join(dirname(path), other)).replace(/\.ts$/, ".d.ts"));
    return (a ?? c) + other.replace(/\.ts$/, ".js") + (b ?? d);
  });
  found.set(path, text);
}

for (const entry of entries) follow(`${entry}.d.ts`);
for (const [path, text] of found) {
  const file = join(to, "types", path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Every declaration of a text with what is said of it, by its name. */
function declared(text) {
  const out = new Map();
  const pattern =
    /^(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?export (?:declare )?(?:interface|class|type|function|const) (\w+)/gm;
  for (const match of text.matchAll(pattern)) {
    const [whole, comment = "", name] = match;
    const begin = match.index + whole.lastIndexOf("\nexport ") + 1;
    out.set(name, {
      said: comment
        .replace(/\n? \* ?/g, "\n")
        .replace(/\s+/g, " ")
        .trim(),
      code: declaration(text, begin),
    });
  }
  return out;
}

/** A declaration from where it begins: to the brace that closes it, or its semicolon. */
function declaration(text, begin) {
  let depth = 0;
  for (let at = begin; at < text.length; at++) {
    if ("{([".includes(text[at])) depth++;
    if ("})]".includes(text[at])) depth--;
    if (depth === 0 && (text[at] === ";" || (text[at] === "}" && /^\s*(\n|$)/.test(text.slice(at + 1, at + 2))))) {
      return text.slice(begin, at + 1).replace(/^export (declare )?/, "");
    }
  }
  return text.slice(begin);
}

/** The names that a module gives, with the declaration of each, whatever file it is in. */
function exported(path) {
  const text = found.get(path);
  const own = [...declared(text)].map(([name, of]) => [name, of]);
  const others = [...text.matchAll(/^export (?:type )?(\*|\{[^}]*\}) from "([^"]+)"/gm)].flatMap(([, what, other]) => {
    const all = exported(normalize(join(dirname(path), other)).replace(/\.js$/, ".d.ts"));
    if (what === "*") return [...all];
    const names = what
      .slice(1, -1)
      .split(",")
      .map((name) => name.trim().replace(/^type /, ""))
      .filter(Boolean);
    return names.map((name) => {
      const [inner, outer = inner] = name.split(" as ");
      const of = all.get(inner);
      return [outer, of && { ...of, code: of.code.replace(inner, outer) }];
    });
  });
  return new Map([...own, ...others].filter(([, of]) => of));
}

/** What all entries give, by name: what differs between them is told for each. */
const reference = new Map();
for (const entry of entries) {
  for (const [name, { said, code }] of exported(`${entry}.d.ts`)) {
    const told = reference.get(name) ?? { said, codes: new Map() };
    told.codes.set(code, [...(told.codes.get(code) ?? []), entry.replace("package/", "")]);
    reference.set(name, told);
  }
}

/** The declarations under one name, and where they hold if there is more than one. */
function told([name, { said, codes }]) {
  const blocks = [...codes].map(([code, where]) => {
    const lead = codes.size > 1 ? `In ${where.join(", ")}:\n\n` : "";
    return `${lead}\`\`\`ts\n${code}\n\`\`\`\n`;
  });
  return `## ${name}\n\n${said ? `${said}\n\n` : ""}${blocks.join("\n")}`;
}

const head = "# Reference\n\nWritten from the types of the package; README.md says what is stable.\n";
const names = [...reference].sort(([a], [b]) => a.localeCompare(b, "en"));
writeFileSync(join(to, "API.md"), [head, ...names.map(told)].join("\n"));
rmSync(from, { recursive: true });
