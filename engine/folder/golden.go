package folder

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/digest"
	"github.com/fordel-lang/fordel/engine/report"
)

// inScenario is a result in a scenario: the SHA-256 of all of it, tables too, and
// its figures.
func inScenario(r *engine.Result, lang diag.Lang) (json.RawMessage, error) {
	var told map[string]json.RawMessage
	if err := json.Unmarshal(r.Summary(lang), &told); err != nil {
		return nil, err
	}
	out := []byte(`{"sha256":"` + sum(r.JSON(lang)) + `"`)
	for _, part := range append([]string{"handedOut"}, report.Parts()...) {
		out = append(append(append(out, `,"`...), part...), `":`...)
		out = append(out, told[part]...)
	}
	return append(out, '}'), nil
}

// golden is the text of a golden file: the result as `fordel run --format json`
// prints it, and in the same object the results in the scenarios and the
// fingerprints of the data, a line each. So a published table that is edited is
// noticed even where no figure shown depends on it. The error is that of a file
// that cannot be read, or of the context.
func golden(ctx context.Context, session *engine.Session, result *engine.Result, data string) ([]byte, error) {
	lang := session.Model().Lang()
	scenarios := section{name: "scenarios"}
	for _, scenario := range session.Model().Program.Scenarios {
		r, _ := session.Run(ctx, engine.Settings{Scenario: scenario.Name})
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		in, err := inScenario(r, lang)
		if err != nil {
			return nil, err
		}
		if err := scenarios.add(scenario.Name, in); err != nil {
			return nil, err
		}
	}
	files, err := fingerprints(data)
	if err != nil {
		return nil, err
	}
	text := bytes.TrimSuffix(bytes.TrimRight(result.JSON(lang), "\n"), []byte("\n}"))
	return append(files.appendTo(scenarios.appendTo(text)), "\n}\n"...), nil
}

// section is an object of a golden file with one line for each of its values.
type section struct {
	name  string
	lines []byte
}

func (s *section) add(name string, value any) error {
	if len(s.lines) > 0 {
		s.lines = append(s.lines, ",\n"...)
	}
	for _, part := range []struct {
		before string
		value  any
	}{{"    ", name}, {": ", value}} {
		var b bytes.Buffer
		encoder := json.NewEncoder(&b)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(part.value); err != nil {
			return err
		}
		s.lines = append(append(s.lines, part.before...), bytes.TrimRight(b.Bytes(), "\n")...)
	}
	return nil
}

// appendTo writes the section behind the others of a text that lacks its last line.
func (s *section) appendTo(text []byte) []byte {
	text = append(append(append(text, ",\n  \""...), s.name...), "\": {"...)
	if len(s.lines) > 0 {
		text = append(append(append(text, '\n'), s.lines...), "\n  "...)
	}
	return append(text, '}')
}

// fingerprints are the SHA-256 of the CSV files in a folder, which need not be
// there, in the order of their names.
func fingerprints(dir string) (*section, error) {
	sums := &section{name: "data"}
	files, err := filepath.Glob(filepath.Join(dir, "*"+csv))
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		if err := sums.add(filepath.Base(file), sum(content)); err != nil {
			return nil, err
		}
	}
	return sums, nil
}

func sum(content []byte) string {
	s := digest.SHA256(content)
	return hex.EncodeToString(s[:])
}
