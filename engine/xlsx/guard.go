package xlsx

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
)

// Limits on what is unpacked and read, so that a hostile workbook costs bounded
// memory. They are those of www/src/sheet/guard.ts.
const (
	MaxUnpacked = 256 << 20  // bytes in all parts of a workbook
	MaxCells    = 20_000_000 // cells in a sheet, counted as the rectangle that they lie in
	maxParts    = 10_000
)

// parts are the files that a workbook is made of, by path in lower case.
type parts map[string]*zip.File

// unzip looks at the directory of a workbook. Nothing is unpacked: what the parts
// declare to take is added up first.
func unzip(data []byte) (parts, *Refusal) {
	if bytes.HasPrefix(data, []byte{0xD0, 0xCF, 0x11, 0xE0}) {
		return nil, locked()
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, notWorkbook()
	}
	if len(archive.File) > maxParts {
		return nil, tooManyParts()
	}
	out, all := parts{}, uint64(0)
	for _, f := range archive.File {
		if all += f.UncompressedSize64; f.UncompressedSize64 > MaxUnpacked || all > MaxUnpacked {
			return nil, tooLarge()
		}
		out[strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))] = f
	}
	return out, nil
}

// read unpacks a part, which must be as large as it declares and XML that needs no
// declarations of its own. A part that is not there is empty.
func (p parts) read(path string) ([]byte, *Refusal) {
	f := p[strings.ToLower(path)]
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, notWorkbook()
	}
	defer r.Close()
	var out bytes.Buffer
	out.Grow(int(f.UncompressedSize64) + bytes.MinRead)
	if n, err := io.Copy(&out, io.LimitReader(r, int64(f.UncompressedSize64)+1)); err != nil || uint64(n) != f.UncompressedSize64 {
		return nil, notWorkbook()
	}
	data := out.Bytes()
	head := data[:min(len(data), 1024)]
	switch {
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE}), bytes.HasPrefix(head, []byte{0xFE, 0xFF}), bytes.IndexByte(head, 0) >= 0:
		return nil, wideEncoding()
	case bytes.Contains(head, []byte("<!DOCTYPE")):
		return nil, entities()
	}
	return data, nil
}
