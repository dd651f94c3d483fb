package bridge

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/engine/book"
	"github.com/fordel-lang/fordel/engine/digest"
	"github.com/fordel-lang/fordel/engine/explain"
)

const (
	contractPage = "../../www/src/engine/contract.ts"
	contractSum  = "fingerprint.go"
)

// TestContract: the page's types are those of this package. With -update they are
// written anew, and the fingerprint that page and engine compare.
func TestContract(t *testing.T) {
	page := typescript(t)
	sum := fmt.Sprintf("%x", digest.SHA256([]byte(page)))[:12]
	page += fmt.Sprintf("\n/** Fingerprint of the above, which page and engine compare before anything else. */\nexport const contract = %q;\n", sum)
	code := fmt.Sprintf("package bridge\n\n// fingerprint tells this contract from others. TestContract writes it.\nconst fingerprint = %q\n", sum)
	for path, want := range map[string]string{contractPage: page, contractSum: code} {
		if *update {
			if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		} else if got, err := os.ReadFile(path); err != nil || string(got) != want {
			t.Errorf("%s is not what the types of this package say (%v): go test ./wasm/bridge -run TestContract -update", path, err)
		}
	}
}

// typescript is the contract as the page reads it.
func typescript(t *testing.T) string {
	w := &typeWriter{t: t, told: map[string]string{}, comments: comments(t, "../bridge", "../../dsl/diag", "../../dsl/editor", "../../engine", "../../engine/report", "../../engine/explain", "../../engine/book")}
	var list strings.Builder
	list.WriteString("/** The methods of the bridge: what each takes and gives. */\nexport interface Methods {\n")
	for _, name := range slices.Sorted(maps.Keys(methods)) {
		if m := methods[name]; m.reply != nil {
			fmt.Fprintf(&list, "  %s: { params: %s; reply: %s };\n", name, w.name(m.params), w.name(m.reply))
		}
	}
	list.WriteString("}\n\n/** The methods that the engine loaded first does not have: only the whole one answers them. */\n")
	list.WriteString("export const later: ReadonlySet<keyof Methods> = new Set([\n")
	for _, name := range slices.Sorted(maps.Keys(later)) {
		if later[name].reply != nil {
			fmt.Fprintf(&list, "  %q,\n", name)
		}
	}
	list.WriteString("]);\n")
	w.name(reflect.TypeFor[View]())    // in frames only
	w.name(reflect.TypeFor[Refusal]()) // to any method
	out := "/** What the page and the engine say to each other. Written from wasm/bridge/contract.go; edit that. */\n\n"
	out += fmt.Sprintf("/** The version of frames: wasm/bridge/frame.go says what they look like. */\nexport const frameVersion = %d;\n\n", frameVersion)
	for _, name := range slices.Sorted(maps.Keys(w.told)) {
		out += w.told[name] + "\n"
	}
	return out + list.String()
}

// typeWriter writes Go types as TypeScript's.
type typeWriter struct {
	t        *testing.T
	told     map[string]string // by name
	comments map[string]string // of types, and of fields as Type.Field
}

// name is the TypeScript for a type; structs and lists of texts are told on the way.
func (w *typeWriter) name(t reflect.Type) string {
	switch {
	case t == reflect.TypeFor[Value](), t == reflect.TypeFor[explain.Value](), t == reflect.TypeFor[book.Value]():
		return w.alias(reflect.TypeFor[Value](), "number | string | boolean | null")
	case t.Kind() == reflect.Pointer:
		return w.name(t.Elem()) + " | null"
	case t.Kind() == reflect.Slice:
		return w.name(t.Elem()) + "[]"
	case t.Kind() == reflect.Map:
		record := "Record<" + w.name(t.Key()) + ", " + w.name(t.Elem()) + ">"
		if t.Name() == "" {
			return record
		}
		return w.alias(t, record)
	case t.Kind() == reflect.String:
		if v, ok := reflect.Zero(t).Interface().(interface{ Values() []string }); ok {
			line := `"` + strings.Join(v.Values(), `" | "`) + `"`
			if len("export type  = ;")+len(nameOf(t))+len(line) > 120 { // as the page's linter has it
				line = "\n  | " + strings.ReplaceAll(line, " | ", "\n  | ")
			}
			return w.alias(t, line)
		}
		return "string"
	case t.Kind() == reflect.Bool:
		return "boolean"
	case t.Kind() == reflect.Int && t.Name() != "int":
		return w.alias(t, "number")
	case t.Kind() == reflect.Int || t.Kind() == reflect.Float64:
		return "number"
	case t.Kind() == reflect.Struct:
		return w.object(t)
	}
	w.t.Errorf("%v has no place in the contract", t)
	return "never"
}

// alias tells of a type that is written out on one line.
func (w *typeWriter) alias(t reflect.Type, text string) string {
	name := nameOf(t)
	w.told[name] = w.comment("", t.String()) + strings.Replace("export type "+name+" = "+text+";\n", "= \n", "=\n", 1)
	return name
}

// nameOf is what a type is called on the page: those of packages explain and book
// say so, for their names are other things here.
func nameOf(t reflect.Type) string {
	if t.PkgPath() == reflect.TypeFor[explain.Node]().PkgPath() {
		return "Explained" + t.Name()
	}
	if t.PkgPath() == reflect.TypeFor[book.Book]().PkgPath() && t != reflect.TypeFor[book.Book]() {
		return "Book" + t.Name()
	}
	return t.Name()
}

// object tells of a struct.
func (w *typeWriter) object(t reflect.Type) string {
	name := nameOf(t)
	if name == "" {
		w.t.Errorf("%v has no name", t)
	}
	if _, known := w.told[name]; known {
		return name
	}
	w.told[name] = "" // it may hold itself
	var fields, extends strings.Builder
	for i := range t.NumField() {
		f := t.Field(i)
		tag, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous:
			extends.WriteString(map[bool]string{true: " extends ", false: ", "}[extends.Len() == 0] + w.name(f.Type))
		case !f.IsExported() || tag == "-":
		case tag == "":
			w.t.Errorf("%v.%s has no name in JSON", t, f.Name)
		default:
			optional, of := "", f.Type
			if options == "omitempty" {
				if optional = "?"; of.Kind() == reflect.Pointer {
					of = of.Elem()
				}
			}
			fmt.Fprintf(&fields, "%s  %s%s: %s;\n", w.comment("  ", t.String()+"."+f.Name), tag, optional, w.name(of))
		}
	}
	if t.NumField() == 0 {
		w.told[name] = w.comment("", t.String()) + "export type " + name + " = Record<string, never>;\n"
	} else {
		w.told[name] = w.comment("", t.String()) + "export interface " + name + extends.String() + " {\n" + fields.String() + "}\n"
	}
	return name
}

func (w *typeWriter) comment(indent, of string) string {
	if text := w.comments[of]; text != "" {
		return indent + "/** " + text + " */\n"
	}
	return ""
}

// comments are what Go files in some folders say of their types and fields, on a line each.
func comments(t *testing.T, folders ...string) map[string]string {
	out := map[string]string{}
	for _, folder := range folders {
		paths, _ := filepath.Glob(filepath.Join(folder, "*.go"))
		for _, path := range paths {
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range file.Decls {
				if g, ok := d.(*ast.GenDecl); ok {
					for _, s := range g.Specs {
						if s, ok := s.(*ast.TypeSpec); ok {
							commentsOf(file.Name.Name+"."+s.Name.Name, s, g.Doc.Text(), out)
						}
					}
				}
			}
		}
	}
	return out
}

func commentsOf(name string, s *ast.TypeSpec, doc string, out map[string]string) {
	line := func(text string) string { return strings.Join(strings.Fields(text), " ") }
	doc = line(doc)
	if rest, ok := strings.CutPrefix(doc, s.Name.Name+" is "); ok && rest != "" {
		doc = strings.ToUpper(rest[:1]) + rest[1:]
	}
	out[name] = doc
	fields, ok := s.Type.(*ast.StructType)
	if !ok {
		return
	}
	for _, f := range fields.Fields.List {
		for _, field := range f.Names {
			if text := line(f.Comment.Text()); text != "" {
				out[name+"."+field.Name] = strings.ToUpper(text[:1]) + strings.TrimSuffix(text[1:], ".") + "."
			}
		}
	}
}
