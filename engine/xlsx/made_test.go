package xlsx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"flag"
	"hash/crc32"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

var update = flag.Bool("update", false, "write the workbooks made here to testdata")

// content is a workbook in the making: its parts by path.
type content map[string]string

const (
	mainSpace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	relSpace  = `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relType   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	packRels  = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
)

// made is a workbook of one sheet, whose rows are given as the format has them;
// change alters its parts.
func made(rows string, change ...func(content)) content {
	c := content{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
		"_rels/.rels":         `<Relationships ` + packRels + `><Relationship Id="rId1" Type="` + relType + `officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":     `<workbook ` + mainSpace + ` ` + relSpace + `><sheets><sheet name="Ark1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships ` + packRels + `><Relationship Id="rId1" Type="` + relType + `worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="` +
			relType + `styles" Target="styles.xml"/><Relationship Id="rId3" Type="` + relType + `sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml": `<worksheet ` + mainSpace + `><sheetData>` + rows + `</sheetData></worksheet>`,
		"xl/styles.xml": `<styleSheet ` + mainSpace + `><numFmts count="5"><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="d\.\ mmmm\ yyyy"/><numFmt numFmtId="166" formatCode="#,##0\ &quot;pr. dag&quot;"/><numFmt numFmtId="167" formatCode="[h]:mm"/><numFmt numFmtId="168" formatCode="[Red]0.0\ %;[$-406]\-0.0\ %"/></numFmts>` +
			`<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>` +
			`<cellXfs count="8"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/></cellXfs></styleSheet>`,
		"xl/sharedStrings.xml": `<sst ` + mainSpace + ` count="4" uniqueCount="4"><si><t>navn</t></si><si><r><t>Sø</t></r><r><rPr><b/></rPr><t>gården</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t xml:space="preserve"> a &amp; b </t></si></sst>`,
	}
	for _, f := range change {
		f(c)
	}
	return c
}

// part changes a part.
func part(path string, old ...string) func(content) {
	return func(c content) {
		text := c[path]
		for i := 0; i < len(old); i += 2 {
			if !strings.Contains(text, old[i]) {
				panic(path + " has no " + old[i])
			}
			text = strings.ReplaceAll(text, old[i], old[i+1])
		}
		c[path] = text
	}
}

// renamed gives parts other paths.
func renamed(from, to string) func(content) {
	return func(c content) {
		for path, text := range maps.Clone(c) {
			if strings.Contains(path, from) {
				delete(c, path)
				c[strings.ReplaceAll(path, from, to)] = text
			}
		}
	}
}

// pack is the workbook as a file, the same bytes every time.
func (c content) pack(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, path := range slices.Sorted(maps.Keys(c)) {
		text := c[path]
		declared, ok := c["declared "+path]
		if strings.HasPrefix(path, "declared ") {
			continue
		}
		var packed bytes.Buffer
		f, _ := flate.NewWriter(&packed, flate.BestCompression)
		_, _ = f.Write([]byte(text))
		_ = f.Close()
		h := &zip.FileHeader{Name: path, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE([]byte(text)), CompressedSize64: uint64(packed.Len()), UncompressedSize64: uint64(len(text))}
		if ok {
			h.UncompressedSize64 = uint64(len(declared))
			if declared == "700 MB" {
				h.UncompressedSize64 = 700 << 20
			}
		}
		raw, err := w.CreateRaw(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := raw.Write(packed.Bytes()); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const twoRows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>elever</t></is></c></row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><v>310</v></c></row>`

func wide(text string) string {
	var b strings.Builder
	b.WriteString("\xFF\xFE")
	for _, u := range utf16.Encode([]rune(`<?xml version="1.0" encoding="UTF-16"?>` + text)) {
		b.WriteByte(byte(u))
		b.WriteByte(byte(u >> 8))
	}
	return b.String()
}

const sheet = "xl/worksheets/sheet1.xml"

// workbooks are those made here, by file: what programs write, and what only a
// hostile hand does.
func workbooks() map[string]content {
	return map[string]content{
		"m01-shared.xlsx":     made(twoRows),
		"m02-bare-cells.xlsx": made(`<row><c t="s"><v>0</v></c><c><v>1</v></c></row><row r="4"><c><v>2</v></c><c r="D4"><v>3</v></c><c><v>4</v></c></row>`),
		"m03-prefixed.xlsx":   made(twoRows, part(sheet, "<", "<x:", "<x:/", "</x:", "xmlns=", "xmlns:x=")),
		"m04-absolute.xlsx":   made(twoRows, part("xl/_rels/workbook.xml.rels", `Target="`, `Target="/xl/`), part(sheet, "<sheetData>", `<dimension ref="A1"/><sheetData>`)),
		"m05-shared-formula.xlsx": made(`<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">ROW()*2</f><v>2</v></c></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c></row>` +
			`<row r="3"><c r="A3" t="str"><f>IF(1,"","")</f><v></v></c><c r="B3" t="str"><f>"a"&amp;"b"</f><v>ab</v></c></row>`),
		"m06-iso-dates.xlsx": made(`<row r="1"><c r="A1" t="d"><v>2026-08-01</v></c><c r="B1" t="d"><v>2026-08-01T13:30:00</v></c></row>`),
		"m07-strict.xlsx": made(twoRows, part(sheet, "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"),
			part("xl/workbook.xml", "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"),
			part("_rels/.rels", relType, "http://purl.oclc.org/ooxml/officeDocument/relationships/"),
			part("xl/_rels/workbook.xml.rels", relType, "http://purl.oclc.org/ooxml/officeDocument/relationships/")),
		"m08-backslashes.xlsx":  made(twoRows, renamed("xl/", `xl\`), renamed("worksheets/", `worksheets\`), renamed("_rels/", `_rels\`)),
		"m09-out-of-order.xlsx": made(`<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>`),
		"m10-phonetic.xlsx":     made(`<row r="1"><c r="A1" t="s"><v>2</v></c><c r="B1" t="s"><v>3</v></c></row>`),
		"m11-utf16.xlsx":        made("", func(c content) { c[sheet] = wide(made(twoRows)[sheet]) }),
		"m12-formats.xlsx": made(`<row r="1"><c r="A1" s="3"><v>123</v></c><c r="B1" s="1"><v>46235</v></c><c r="C1" s="2"><v>0.125</v></c><c r="D1" s="4"><v>46235</v></c>` +
			`<c r="E1" s="5"><v>1234</v></c><c r="F1" s="6"><v>1.5</v></c><c r="G1" s="7"><v>0.3</v></c><c r="H1" s="1"><v>59</v></c><c r="I1" s="99"><v>7</v></c></row>`),
		"m13-big.xlsx":       made(twoRows, func(c content) { c["declared "+sheet] = "700 MB" }),
		"m14-lies.xlsx":      made(strings.Repeat(`<row><c><v>1</v></c></row>`, 2000), func(c content) { c["declared "+sheet] = "a few bytes" }),
		"m15-promises.xlsx":  made("", part(sheet, "<sheetData>", `<dimension ref="A1:L400"/><sheetData>`)),
		"m22-empty.xlsx":     made("", part(sheet, "<sheetData>", `<dimension ref="A1:A1"/><sheetData>`)),
		"m16-no-string.xlsx": made(`<row r="1"><c r="A1" t="s"><v>99</v></c></row>`),
		"m17-doctype.xlsx":   made(twoRows, part("xl/sharedStrings.xml", "<sst", `<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa">]><sst`)),
		"m18-hidden.xlsx": made(twoRows, part("xl/workbook.xml", `<sheet name="Ark1"`, `<sheet name="Gemt" sheetId="2" state="veryHidden" r:id="rId4"/><sheet name="Ark1"`),
			part("xl/_rels/workbook.xml.rels", "</Relationships>", `<Relationship Id="rId4" Type="`+relType+`worksheet" Target="worksheets/sheet2.xml"/></Relationships>`),
			part("[Content_Types].xml", "</Types>", `<Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`),
			func(c content) {
				c["xl/worksheets/sheet2.xml"] = `<worksheet ` + mainSpace + `><sheetData><row r="1"><c r="A1"><v>42</v></c></row></sheetData></worksheet>`
			}),
		"m19-wide.xlsx":     made(`<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row><row r="2000"><c r="A2000"><v>3</v></c></row>`),
		"m20-merged.xlsx":   made(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>5</v></c></row><row r="2"><c r="A2"><v>6</v></c></row>`, part(sheet, "</sheetData>", `</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>`)),
		"m21-comments.xlsx": made(`<row r="1"><!-- <c r="A1"><v>9</v></c> --><c r="A1" t="inlineStr"><is><t><![CDATA[<c>]]></t></is></c><c r="B1" t="str"><f>"x>y"</f><v>x&gt;y</v></c></row>`),
	}
}

// The workbooks made here are those in testdata, which the page's tests read too.
func TestMadeWorkbooks(t *testing.T) {
	for name, c := range workbooks() {
		path, data := filepath.Join("testdata", name), c.pack(t)
		if *update {
			if err := os.WriteFile(path, data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if old, err := os.ReadFile(path); err != nil || !bytes.Equal(old, data) {
			t.Errorf("%s is not what is made here: go test ./engine/xlsx -run TestMade -update", path)
		}
	}
}

// What is no workbook is told apart by its first bytes and its directory.
func TestRefusedFiles(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"nothing":      {nil, "damaged"},
		"text":         {[]byte("id;name\n"), "damaged"},
		"a container":  {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 ..."), "locked"},
		"another zip":  {content{"mimetype": "application/epub+zip"}.pack(t), "damaged"},
		"cut short":    {made(twoRows).pack(t)[:1500], "damaged"},
		"charts alone": {made("", part("xl/_rels/workbook.xml.rels", "relationships/worksheet", "relationships/chartsheet")).pack(t), "sheets"},
	} {
		_, err := Open(c.data)
		if refusal, ok := err.(*Refusal); !ok || codeOf(refusal) != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	var many bytes.Buffer
	w := zip.NewWriter(&many)
	for i := range maxParts + 1 {
		if _, err := w.CreateHeader(&zip.FileHeader{Name: address(i+1, i)}); err != nil {
			t.Fatal(err)
		}
	}
	_ = w.Close()
	if _, err := Open(many.Bytes()); err == nil || codeOf(err.(*Refusal)) != "parts" {
		t.Errorf("many parts: %v", err)
	}
}

// Damaged workbooks end in cells or a refusal.
func TestDamagedWorkbooks(t *testing.T) {
	random := newRandom()
	whole := made(twoRows)
	damage := func(text string) string {
		data := []byte(text)
		for range 1 + random.IntN(8) {
			data[random.IntN(len(data))] = byte(random.IntN(256))
		}
		return string(data)
	}
	paths := slices.Sorted(maps.Keys(whole))
	for i := range 200 {
		c := maps.Clone(whole)
		path := paths[random.IntN(len(paths))]
		c[path] = damage(c[path])
		data := c.pack(t)
		if i%4 == 0 {
			data = []byte(damage(string(data)))
		}
		book, err := Open(data)
		if err != nil {
			continue
		}
		for _, s := range book.Sheets {
			_, _ = read(book, s)
		}
	}
}
