package table

import (
	"runtime"
	"strings"
	"sync"

	"github.com/fordel-lang/fordel/engine/progress"
)

// A long CSV file is read in pieces, by as many goroutines as there are processors,
// and the pieces' columns are put together. Only rows of which there is nothing to
// tell are read so: problems, and whatever else rests on the order of rows, are found
// by reading the file from its start, as with one processor.

// inPieces reads all rows; it is false, and none of them read, where the file is one
// piece or there is something to tell of a row. The error is that of the context.
func (s *csvSource) inPieces() (done bool, err error) {
	workers := min(runtime.GOMAXPROCS(0), (len(s.text)-s.next)/s.limits.piece)
	if workers < 2 {
		return false, nil
	}
	pieces := s.pieces(workers, 4*workers)
	if err := s.readPieces(pieces, workers); err != nil {
		return false, err
	}
	rows := 0
	for _, p := range pieces {
		if !p.quiet() {
			return false, nil
		}
		rows += len(p.reader.lines)
	}
	if rows > s.limits.rows(s.spec) || !s.join(pieces, rows, workers) {
		return false, nil
	}
	return true, nil
}

// pieces cuts what is left of the text into about n, each of whole records.
func (s *csvSource) pieces(workers, n int) []*csvSource {
	cuts := s.cuts(workers, n)
	lines := make([]int, len(cuts))
	_ = inParallel(workers, len(cuts)-1, func(i int) error {
		lines[i] = lineEnds(s.text[cuts[i]:cuts[i+1]])
		return nil
	})
	out, before := make([]*csvSource, len(cuts)-1), s.records.lines
	for i := range out {
		out[i] = s.piece(cuts[i], cuts[i+1], before, lines[i]+1)
		before += lines[i]
	}
	return out
}

// cuts are byte offsets from the next record to the end of the text, each behind a line
// that an even number of quotation marks stands before: in what is CSV a record ends there.
func (s *csvSource) cuts(workers, n int) []int {
	size, marks := (len(s.text)-s.next)/n, make([]int, n)
	if s.marks {
		_ = inParallel(workers, n, func(i int) error {
			marks[i] = strings.Count(s.text[s.next+size*i:s.next+size*(i+1)], `"`)
			return nil
		})
	}
	out, inside := []int{s.next}, false
	for i := 1; i < n; i++ {
		inside = inside != (marks[i-1]%2 == 1)
		if cut := lineEnd(s.text, s.next+size*i, inside); cut > out[len(out)-1] && cut < len(s.text) {
			out = append(out, cut)
		}
	}
	return append(out, len(s.text))
}

// lineEnd is the offset behind the first line end from at on that is not inside
// quotation marks, or that of the text's end.
func lineEnd(text string, at int, inside bool) int {
	for ; at < len(text); at++ {
		switch text[at] {
		case '"':
			inside = !inside
		case '\n':
			if !inside {
				return at + 1
			}
		}
	}
	return len(text)
}

// piece is a source of the rows from one offset to another, before which there are so
// many lines, and in which there are at most so many rows.
func (s *csvSource) piece(from, to, before, rows int) *csvSource {
	part := *s.sheet
	part.text = s.text[:to]
	r := &reader{spec: s.spec, style: s.style, mapping: s.mapping, known: s.known, limits: s.limits, top: s.top,
		width: s.width, keyless: s.keyless, columns: make([]readColumn, len(s.columns)), lines: make([]int32, 0, rows)}
	for i := range s.columns {
		c := &s.columns[i]
		if r.columns[i] = (readColumn{field: c.field, values: c.values}); c.field >= 0 {
			r.columns[i].filler = newFiller(&s.spec.Columns[i], rows)
			if s.spec.Columns[i].Kind == Key {
				r.columns[i].codes = nil // whether one is there twice is seen when all are read
			}
		}
	}
	p := &csvSource{reader: r, records: part.records(from, before), starts: make([]int32, 0, rows), head: s.head}
	r.from = p
	return p
}

// readPieces reads each piece, and tells how far that has come.
func (s *csvSource) readPieces(pieces []*csvSource, workers int) error {
	ctx := progress.Listen(s.meter.Context(), nil) // who listens runs in this goroutine alone
	read := make(chan int, len(pieces))
	failed := make(chan error, 1)
	go func() {
		failed <- inParallel(workers, len(pieces), func(i int) error {
			p := pieces[i]
			p.meter = progress.NewMeter(ctx)
			defer func() { read <- len(p.text) - p.begin }()
			return p.readBatches()
		})
		close(read)
	}()
	done := 0
	for range read {
		done++
		s.meter.At(s.file, len(s.text)/len(pieces)*done, len(s.text))
		_ = s.meter.Tick() // cancelled, all pieces end soon
	}
	if err := <-failed; err != nil {
		return err
	}
	return s.meter.Tick()
}

// quiet reports whether there is nothing to tell of single rows of a piece.
func (s *csvSource) quiet() bool {
	r := s.reader
	return r.problems.errors == 0 && len(r.problems.others) == 0 && len(r.totals) == 0 && !r.keysLost && r.beyond.cells == 0 && r.left.rows == 0 && s.cut.short == 0
}

// inParallel does n things, workers at a time. The error is the first there was, after
// which no more is begun.
func inParallel(workers, n int, do func(i int) error) error {
	var (
		group sync.WaitGroup
		lock  sync.Mutex
		next  int
		first error
	)
	take := func() (i int, ok bool) {
		lock.Lock()
		defer lock.Unlock()
		next++
		return next - 1, next <= n && first == nil
	}
	for range min(workers, n) {
		group.Go(func() {
			for i, ok := take(); ok; i, ok = take() {
				if err := do(i); err != nil {
					lock.Lock()
					if first == nil {
						first = err
					}
					lock.Unlock()
				}
			}
		})
	}
	group.Wait()
	return first
}
