// Package paper writes what is printed of a run: the letter to each institution and the
// paper for a meeting, as HTML with a style for print, which needs nothing beside it.
package paper

import (
	"html"
	"math"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/report"
)

// style is that of a printed page. Colours are those of paper; long texts flow on to
// another page, tables repeat their heads, and rows are never parted.
const style = `@page { size: A4; margin: 14mm 20mm 12mm }
* { box-sizing: border-box }
body { margin: 0; background: #eef2f1; color: #15201e; font: 10.5pt/1.5 "Noto Sans", "Segoe UI", Arial, sans-serif; font-variant-numeric: tabular-nums }
.page { background: #fff; width: 210mm; min-height: 297mm; margin: 8px auto; padding: 16mm 20mm 12mm; display: flex; flex-direction: column }
h1 { font-size: 18pt; line-height: 1.2; letter-spacing: -.01em; margin: 0 }
h2 { font-size: 11.5pt; margin: 4mm 0 1mm; break-after: avoid }
p { margin: 0 } p + p { margin-top: 1.6mm } h1 + p { margin-top: 2.2mm }
.from { display: flex; justify-content: space-between; gap: 8mm; font-size: 9.5pt; color: #465450; margin-bottom: 8mm }
.from b { display: block; color: #15201e; font-size: 11pt } .from .right { text-align: right }
.from.near { margin-bottom: 5mm }
.to { margin-bottom: 7mm; line-height: 1.4 }
.stamp { display: inline-block; border: .3mm solid #6f4b00; color: #6f4b00; padding: 0 2mm; font-size: 8.5pt; font-weight: 600 }
.warn { border-left: 1mm solid #6f4b00; padding-left: 3mm } .warn.apart { margin-top: 5mm }
table { width: 100%; border-collapse: collapse; font-size: 10pt; margin-top: 3mm }
thead { display: table-header-group } tr { break-inside: avoid }
td, th { padding: 1.5mm 0; border-bottom: .25mm solid #dbe2e0; text-align: left; font-weight: 400; vertical-align: baseline }
th { font-size: 8.5pt; color: #465450; vertical-align: bottom } th, thead td { border-bottom-color: #84918d }
.n { text-align: right; padding-left: 5mm; white-space: nowrap }
tr.sum td, tr.sum th { font-weight: 600; font-size: inherit; color: inherit; border-top: .35mm solid #15201e; border-bottom: 0 }
.foot { margin-top: auto; padding-top: 3mm; font-size: 8pt; line-height: 1.45; color: #465450; break-inside: avoid }
.foot dl { margin: 4mm 0 0; padding-top: 3mm; border-top: .25mm solid #84918d }
.foot div { display: inline } .foot dt, .foot dd { display: inline; margin: 0 } .foot dt::after { content: ": " } .foot dd::after { content: ". " }
.figs { display: grid; grid-template-columns: repeat(4, 1fr); margin: 4mm 0; padding: 3mm 0; border: .25mm solid #dbe2e0; border-width: .25mm 0 }
.fig { padding: 0 3mm; border-left: .25mm solid #dbe2e0; min-width: 0 } .fig:nth-child(4n+1) { padding-left: 0; border-left: 0 }
.fig h2 { font-size: 8.5pt; font-weight: 400; color: #465450; margin: 0 } .fig .big { font-size: 13pt; font-weight: 600; white-space: nowrap } .fig p { font-size: 8.5pt; color: #465450; margin: 0 }
.paper { font-size: 10pt; line-height: 1.45; padding-left: 16mm; padding-right: 16mm } .paper table { font-size: 9pt } .paper td { padding: 1.05mm 0 } .paper .all { font-size: 8.5pt } .paper .all td + td, .paper .all th + th { padding-left: 3mm }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 0 7mm } .two table { font-size: 8pt } .two th { font-size: 7.5pt } .two .n { padding-left: 1.5mm } .says { white-space: nowrap }
.up { color: #1a5fa8 } .down { color: #9c4312 }
ul, ol { margin: 1mm 0; padding-left: 6mm } li { margin: .6mm 0 }
svg { width: 100%; height: 46mm; margin-top: 2mm; break-inside: avoid } svg text { font-size: 8px; fill: #465450 }
@media screen and (max-width: 820px) { .page { width: auto; min-height: 0; margin: 0 0 8px; padding: 8mm 5mm; overflow-x: auto } .paper { padding-left: 5mm; padding-right: 5mm } .figs, .two { grid-template-columns: 1fr } .fig { padding: 1mm 0; border-left: 0 } .from { flex-wrap: wrap } .from .right { text-align: left } table { font-size: 8.5pt } .n { padding-left: 2mm } th.n { white-space: normal } }
@media print { body { background: none } .page { width: auto; min-height: 270mm; margin: 0; padding: 0; break-after: page } .page:last-child { break-after: auto } }
`

// Document is pages as a document of their own.
func Document(title string, lang diag.Lang, pages ...string) string {
	return "<!doctype html>\n<html lang=\"" + string(lang) + "\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" +
		html.EscapeString(title) + "</title>\n<style>" + style + "</style></head>\n<body>\n" + strings.Join(pages, "\n") + "\n</body></html>\n"
}

// page is a page being written in a language.
type page struct {
	strings.Builder
	lang diag.Lang
}

func (p *page) pick(en, da string) string { return diag.Text{EN: en, DA: da}.In(p.lang) }

// raw writes as it is.
func (p *page) raw(parts ...string) {
	for _, part := range parts {
		p.WriteString(part)
	}
}

// text writes an element with a text.
func (p *page) text(tag, text string) {
	name, _, _ := strings.Cut(tag, " ")
	p.raw("<", tag, ">", escape(text), "</", name, ">")
}

// some writes an element unless the text is empty.
func (p *page) some(tag, text string) {
	if text != "" {
		p.text(tag, text)
	}
}

// row writes the cells of a row: the first heads it, the others are numbers.
func (p *page) row(class string, cells ...string) {
	p.raw("<tr", class, ">")
	for i, c := range cells {
		if i == 0 {
			p.text("td", c)
		} else {
			p.text(`td class="n"`, c)
		}
	}
	p.raw("</tr>")
}

// head writes the head of a table, whose first column holds texts.
func (p *page) head(cells ...string) {
	p.raw("<thead><tr>")
	for i, c := range cells {
		switch {
		case i > 0:
			p.text(`th scope="col" class="n"`, c)
		case c == "": // a head that says nothing is none to those who hear the page
			p.text("td", c)
		default:
			p.text(`th scope="col"`, c)
		}
	}
	p.raw("</tr></thead>")
}

// number is a number with some decimals.
func (p *page) number(x float64, decimals int) string {
	text := diag.Number(number.Round(x, decimals) + 0).In(p.lang)
	mark := p.pick(".", ",")
	if whole, fraction, _ := strings.Cut(text, mark); decimals > 0 {
		text = whole + mark + fraction + strings.Repeat("0", max(0, decimals-len(fraction)))
	}
	return strings.Replace(text, "-", "−", 1)
}

// amounts is how many decimals amounts in a column are shown with: none where all are whole.
func amounts(xs []float64) int {
	for _, x := range xs {
		if !number.Equal(x, math.Trunc(x)) {
			return 2
		}
	}
	return 0
}

// signed is a number with its sign.
func (p *page) signed(x float64, decimals int) string {
	text := p.number(x, decimals)
	if x > 0 {
		return "+" + text
	}
	return text
}

// escape is a text in HTML; a number and its unit stay on one line.
func escape(text string) string {
	var b strings.Builder
	for i, r := range text {
		rest := text[i:]
		if r == ' ' && i > 0 && text[i-1] >= '0' && text[i-1] <= '9' && slices.ContainsFunc([]string{" kr.", " kr ", " kr,", " kr)", " %", " mio."}, func(unit string) bool {
			return strings.HasPrefix(rest+" ", unit)
		}) {
			r = '\u00a0'
		}
		b.WriteRune(r)
	}
	return html.EscapeString(b.String())
}

// foot says where the figures come from, at the bottom of the page.
func (p *page) foot(o report.Origin) {
	p.raw(`<div class="foot"><dl>`)
	fact := func(name, text string) {
		p.raw("<div>")
		p.text("dt", name)
		p.text("dd", trimmed(text))
		p.raw("</div>")
	}
	fact(p.pick("Model", "Model"), o.Heading)
	for _, f := range o.Facts {
		fact(f.Name, f.Text)
	}
	p.raw("</dl></div>")
}
