// Package editor is what an editor of rule files asks for while a file is being
// written: what each word is, what may stand at the cursor, what a name means,
// where it is defined, how to rename it, and an outline. It works on files that
// are broken or half written: each statement is read as far as it goes.
//
// Positions are byte offsets from 0, as everywhere in Go; whoever speaks to a
// browser converts them with diag.Source.
package editor

import (
	"sort"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// Document is a rule file as it stands, read and checked as far as possible. It
// does not change; make a new one for a new text.
type Document struct {
	file     *dsl.File
	program  *check.Program
	tokens   []lex.Token
	comments []lex.Comment
	names    *names
	marks    []mark // every word that means something, rising
}

// Open reads and checks a rule file. Places are those of Source.
func Open(name, data string) *Document {
	file, _ := dsl.Parse(name, data)
	program, _ := check.Check(file)
	return New(file, program)
}

// New makes a document of a file that is read and checked already.
func New(file *dsl.File, program *check.Program) *Document {
	d := &Document{file: file, program: program}
	if len(file.Source.Text) <= dsl.MaxSource {
		scanned, _ := lex.Scan(file.Source)
		d.tokens, d.comments = scanned.Tokens, scanned.Comments
	}
	d.names = newNames(program)
	for _, statement := range dsl.CutStatements(d.lang(), d.tokens) {
		w := &walker{doc: d, all: statement, toks: statement}
		w.statement()
		d.marks = append(d.marks, w.marks...)
	}
	sort.SliceStable(d.marks, func(i, j int) bool { return d.marks[i].at.Start < d.marks[j].at.Start })
	return d
}

// Source is the text that the document is about.
func (d *Document) Source() *diag.Source { return d.file.Source }

func (d *Document) lang() diag.Lang { return d.file.Lang }

// text is what stands at a place.
func (d *Document) text(at diag.Range) string { return d.file.Source.Text[at.Start:at.End] }

// mark is a word, or several, and what it is.
type mark struct {
	at       diag.Range
	kind     TokenKind
	symbol   *Symbol     // of a name that is known
	declares bool        // the name is declared here
	keyword  string      // in English; "" for others
	context  lex.Context // of the keyword
	function string      // in English
}

// at is the mark that holds an offset, or ends or begins there.
func (d *Document) at(offset int) (mark, bool) {
	var found mark
	ok := false
	for _, m := range d.marks {
		if m.at.Start <= offset && offset <= m.at.End && (!ok || m.at.Start == offset) {
			found, ok = m, true
		}
	}
	return found, ok
}
