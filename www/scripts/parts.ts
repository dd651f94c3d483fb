import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Something of somebody else's that is in the package. */
export interface Part {
  name: string;
  version: string;
  /** As SPDX names it. */
  license: string;
  /** Its text. */
  notice: string;
  purl: string;
  /** Of its archive, as npm's lock file has it: "sha512-" and base64; empty for a module of Go. */
  integrity: string;
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The parts of a build: the npm packages of its modules, and what the engine is built from. */
export function partsOf(modules: Iterable<string>): Part[] {
  return [...npmParts(modules), ...goParts()];
}

function npmParts(modules: Iterable<string>): Part[] {
  const found = [...modules].flatMap((id) => /.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id) ?? []);
  const lock = JSON.parse(readFileSync(join(root, "www/package-lock.json"), "utf8"));
  return [...new Set(found)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const { integrity = "" } = lock.packages[folder.slice(folder.indexOf("node_modules/"))] ?? {};
    const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
    return { name, version, license, notice: noticeIn(folder), purl, integrity };
  });
}

function goParts(): Part[] {
  const go = (...args: string[]) => execFileSync("go", args, { cwd: root, encoding: "utf8", env: wasmEnv });
  const template = "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}";
  const modules = [...new Set(go("list", "-deps", "-f", template, "./wasm").split("\n").filter(Boolean))].sort();
  const version = go("env", "GOVERSION").trim().replace("go", "");
  const library = join(go("env", "GOROOT").trim());
  return [
    ...modules.map((line) => {
      const [name = "", version = "", folder = ""] = line.split(" ");
      return goPart(name, version, folder);
    }),
    { ...goPart("std", version, library), name: "Go", purl: `pkg:golang/std@${version}` },
  ];
}

const wasmEnv = { ...process.env, GOOS: "js", GOARCH: "wasm" };

function goPart(name: string, version: string, folder: string): Part {
  const notice = noticeIn(folder);
  return {
    name,
    version,
    license: licenseOf(notice, name),
    notice,
    purl: `pkg:golang/${name}@${version}`,
    integrity: "",
  };
}

/** The licence that a text is; Go's modules do not name theirs. */
function licenseOf(text: string, name: string): string {
  if (/Permission is hereby granted, free of charge/.test(text)) return "MIT";
  if (/Redistribution and use in source and binary forms/.test(text)) return "BSD-3-Clause";
  throw new Error(`${name}: what licence is it under?`);
}

function noticeIn(folder: string): string {
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  if (files.length === 0) throw new Error(`${folder} has no licence`);
  return files.map((file) => readFileSync(join(folder, file), "utf8").trim()).join("\n\n");
}

/** The notices of the parts, to go with what contains them. */
export function noticesOf(parts: readonly Part[]): string {
  const said = parts.map(({ name, version, license, notice }) => `${name} ${version} (${license})\n\n${notice}\n`);
  return `This package contains the following, under their own licences.\n\n${said.join(`\n${"-".repeat(72)}\n\n`)}`;
}

/** The parts as a software bill of materials (CycloneDX 1.6); the same parts give the same text. */
export function billOf(name: string, version: string, parts: readonly Part[]): string {
  const component = (part: Part) => ({
    type: "library",
    "bom-ref": part.purl,
    name: part.name,
    version: part.version,
    licenses: [{ license: { id: part.license } }],
    purl: part.purl,
    ...(part.integrity && { hashes: [{ alg: "SHA-512", content: hex(part.integrity) }] }),
  });
  const self = `pkg:npm/${name.replace("@", "%40")}@${version}`;
  const bill = {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: { type: "library", "bom-ref": self, name, version, purl: self } },
    components: parts.map(component),
    dependencies: [{ ref: self, dependsOn: parts.map((part) => part.purl) }],
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

function hex(integrity: string): string {
  return Buffer.from(integrity.replace(/^sha512-/, ""), "base64").toString("hex");
}

/** The licence of this project. */
export function ownLicense(): string {
  return readFileSync(join(root, "LICENSE"), "utf8");
}
