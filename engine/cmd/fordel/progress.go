package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/progress"
)

// Work that takes less than quiet is not told of; more is told anew no sooner
// than every often.
const (
	quiet = 500 * time.Millisecond
	often = 50 * time.Millisecond
)

// progressLine is the line on a terminal that tells how far long work has come.
// It is written over again and again, and gone before anything else is printed.
// A nil one tells nothing.
type progressLine struct {
	out   io.Writer
	lang  diag.Lang
	now   func() time.Time
	told  time.Time // when it was told last, at first when that was not yet due
	shown bool
}

func newProgressLine(out io.Writer, now func() time.Time) *progressLine {
	return &progressLine{out: out, lang: diag.English, now: now, told: now().Add(quiet - often)}
}

// watched are a command's streams with a progress line, if standard error is a
// terminal.
func watched(in io.Reader, out io.Writer, err *os.File) streams {
	if !isTerminal(err) {
		return streams{in: in, out: out, err: err}
	}
	line := newProgressLine(err, time.Now)
	return streams{in: in, out: clearing{out, line}, err: clearing{err, line}, line: line}
}

// isTerminal reports whether somebody sits at a stream.
func isTerminal(stream *os.File) bool {
	info, err := stream.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// clearing takes the line away before something is written.
type clearing struct {
	io.Writer
	line *progressLine
}

func (c clearing) Write(p []byte) (int, error) {
	c.line.clear()
	return c.Writer.Write(p)
}

// speak sets the language of the user.
func (l *progressLine) speak(lang diag.Lang) {
	if l != nil {
		l.lang = lang
	}
}

// listen is a context whose work is told on the line.
func (l *progressLine) listen(ctx context.Context) context.Context {
	if l == nil {
		return ctx
	}
	return progress.Listen(ctx, l.tell)
}

// tell writes the line if it is due.
func (l *progressLine) tell(s progress.Step) {
	now := l.now()
	if now.Sub(l.told) < often {
		return
	}
	l.told, l.shown = now, true
	stop := diag.Text{EN: "Ctrl-C stops", DA: "Ctrl-C standser"}
	text := fmt.Sprintf("%d %% · %s · %s", 100*s.Done/max(s.Total, 1), plain(s.What), stop.In(l.lang))
	fmt.Fprint(l.out, "\r\x1b[K"+strings.ReplaceAll(text, " ·  · ", " · "))
}

// clear takes the line away.
func (l *progressLine) clear() {
	if l != nil && l.shown {
		fmt.Fprint(l.out, "\r\x1b[K")
		l.shown = false
	}
}

// plain is a label as it may stand on a terminal: short, and without controls.
func plain(label string) string {
	const most = 48
	short := []rune(strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, label))
	if len(short) > most {
		short = append(short[:most-1], '…')
	}
	return string(short)
}
