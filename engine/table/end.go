package table

import "strings"

// EndMark begins the first cell of a line with which the rows of a sheet end: what stands
// below it, such as totals and where figures come from, is read by nobody but people.
const EndMark = "Fordel · "

// isEnd reports whether the rows of a sheet end at a first cell.
func isEnd(first string) bool { return strings.HasPrefix(strings.TrimSpace(first), EndMark) }

// endOfRows is where the rows of a text end: at a line that begins with the mark, or behind
// the last.
func endOfRows(text string) int {
	for from := 0; ; {
		at := strings.Index(text[from:], EndMark)
		if at < 0 {
			return len(text)
		}
		from += at
		if begin := strings.LastIndexByte(text[:from], '\n') + 1; strings.Trim(text[begin:from], " \"") == "" && begin > 0 {
			return begin
		}
		from += len(EndMark)
	}
}
