package table

import (
	"slices"
	"strings"
	"testing"
)

// faulty are sheets that were once read without a word, by what is told of them;
// those without a code are good and stay so.
var faulty = map[string][]struct{ code, text string }{
	"data.quote.rows": {
		{"", "id;age;note\nElm;1;\"two\nlines\"\nAsk;2;x\n"},
		{"", "id;age;note\n\"Elm\nhouse\";1;x\nAsk;2;x\n"},
		{"", "id;age;note\nElm;1;\"a; b\nc\"\nAsk;2;x\n"},
		{"", "id;age;note\nElm;1;\"a\n\nb\n\nc\"\n"},
		{"x", "id;age;note\nElm;1;\"old\nAsk;2;\nOak;3;new\"\n"},
		{"x", "id;age;unused\nElm;1;\"old\nAsk;2;new\"\n"},
		{"x", "id;age;note\n\"Elm;1;x\nAsk;2;x\nOak\";3;x\n"},
		{"x", "id,age,note\nElm,1,\"old\r\nAsk,2,new\"\r\n"},
		{"x", "id;age\n\"Elm;1\nAsk\";2\n"},
		{"", "id\n\"Elm\nhouse\"\n"},
	},
	"data.row.cut": {
		{"", "id;age;note\nElm;1;x\nAsk;2\nOak;3;x\n"},
		{"", "id;age;note\nElm;1\nAsk;2\nOak\n"},
		{"", "id;age;note\nElm;1\nAsk;2\nOak;3\n"},
		{"x", "id;age;note\nElm;1;x\nAsk;2\nnice;\nOak;3;x\n"},
	},
	"data.row.ends": {
		{"x", "id;age;note\nElm;1;x\nAsk;2\nOak;3;x\n"}, {"x", "id;age;note\nElm;1\nAsk;2\n"}, {"x", "id;age;note\nElm\nAsk;2;x\n"},
		{"", "id;age;note\nElm;1;x\nAsk;2;\n"}, {"", "id;note;unused\nElm;1\nAsk;2;\n"},
	},
	"data.row.lone": {
		{"x", "id;age;note\nElm;1;x\nA\nsk;2;x\nOak;3;x\n"},
		{"x", "id;age;note\nElm;1;x\nA\nsk\nen;2;x\nOak;3;x\n"},
		{"x", "id;age;note\nElm;1;x\nhouse\nOak;3;x\n"},
		{"x", "id;age;note\nElm;1;x\nOak;3;x\nSource: us\n"},
	},
	"data.number.mixed": {
		{"x", "id;age;weight\nElm;1.125;0.85\n"},
		{"x", "id;age;weight\nElm;1;0.85\nAsk;1.125;2\n"},
		{"", "id;age;weight\nElm;1.125;0,85\n"},
		{"x", "id;age;unused\nElm;1.125;2\nAsk;2;0.85\n"},
		{"", "id;age;unused\nElm;1.125;5.25\nAsk;2;0.x\n"}, {"", "id;age;unused\nElm;1125;0.85\n"}, {"", "id,age,unused\nElm,1.125,0.85\n"},
	},
	"data.number.signs": {
		{"x", "id;age;weight\nElm;1.5;2,375\n"},
		{"", "id;age;weight\nElm;1,5;2,375\n"},
		{"", "id;age;weight\nElm;1.5;0,375\n"},
		{"", "id,age,weight\nElm,1.5,2.375\n"},
	},
	"data.key.twins": {
		{"x", "id\nNord\nnord\n"}, {"x", "id\nNord Vest\nNord\u00A0Vest\n"}, {"x", "id\nNord  Vest\nNord Vest\n"}, {"x", "id\nNord\nNord\u200B\n"},
		{"x", "id\nNord\n“Nord”\n"}, {"x", "id\nNord\nNo\u00ADrd\n"}, {"x", "id\nA-1\nA–1\n"}, {"x", "id\nÆblet\næblet\n"}, {"x", "id\nNord\n\"\"\"Nord\"\"\"\n"},
		{"x", "id\na\nа\n"}, {"x", "id\nNord\nＮord\n"}, {"x", "id\nA1\nA１\n"},
		{"x", "id\n0101\n101\n"}, {"x", "id\n101\n101,0\n"}, {"x", "id\n101.0\n101\n"}, {"x", "id\nAalborg\nÅlborg\n"}, {"x", "id\nSoeparken\nSøparken\n"}, {"x", "id\nIdré\nIdre\n"},
		{"x", "id\nSkt. Jørgen\nSkt Jørgen\n"}, {"x", "id\nSkt.Jørgen\nSkt. Jørgen\n"}, {"x", "id\nA-B\nA - B\n"}, {"x", "id\n2025/26\n2025-26\n"}, {"x", "id\nSkole, Nord\nSkole Nord\n"}, {"x", "id\na_b\na b\n"},
		{"", "id\nNord\nSyd\nNordvest\nNord Vest\n1\n01\n"}, {"", "id\n1.1\n11\n1.10\n110\n1010\n101\n"}, {"", "id\n-\n.\n"}, {"", "id\nBlå\nBlae\nBla\n"},
	},
	"data.row.bare": {
		{"x", "id;age;note\nElm;1;x\nAsk;2;\nOak;3;\nYew;4;\nSource: us;;\n"}, {"x", "id;age;note\n* From the register;;\nElm;1;x\nAsk;2;\nOak;3;\nYew;4;y\n"}, {"", "id;age;note\nElm;;\nAsk;2;\n"},
		{"x", "id;age;note\nElm;1;x\nAsk;2;\nOak;3;\n;;Remark\n"}, {"x", "id;age;unused\nElm;1;x\nAsk;2;x\nOak;3;x\n1) Remark;;x\n"},
		{"", "id;note;unused\nElm;;x\nAsk;;x\nOak;a;x\nYew;b;x\n"}, {"", "id;unused\nElm;1\nAsk;2\nOak;3\nRemark;\n"},
		{"", "id;age\nElm;1\nAsk;2\nOak;3\nYew;4\n"}, {"", "age;weight\n1;1\n2;2\n3;3\n4;\n"},
	},
	"data.row.headers": {
		{"x", "id;age;note\nElm;1;x\nid;;note\nAsk;2;x\n"}, {"x", "id;age;note\nElm;1;x\nID;age;Note\n"}, {"x", "id;note\nElm;x\nid;note\n"},
		{"", "id;note\nElm;note\nAsk;id\n"}, {"", "id;note\nid;x\nAsk;x\n"},
	},
	"data.formula.text": {
		{"x", "id;note\n1;=B2\n"}, {"x", "id\n=$A$1\n"}, {"x", "id;note\n1;=SUM(A1:A2)\n"}, {"", "id;note\n1;=\n2;= 5\n3;==\n4;a=b\n"},
	},
	"data.key.date": {
		{"x", "id\n02-jan\n3-4a\n"}, {"x", "id\nElm 1\n2. feb\n"}, {"x", "id\nElm 1\njan-26\n"}, {"x", "id\nElm 1\n2026-02-01\n"}, {"x", "id\nElm 1\n2026-02-01 00:00:00\n"}, {"x", "id\nElm 1\n01-02-2026\n"},
		{"", "id\njan-26\nfeb-26\n"}, {"", "id\n2026-01-01\n2026-02-01\n"}, {"", "id\n1-2\nmarts 4\njan hus\nMarie-Jan 2\n"}, {"", "id;note\nElm;02-jan\n"},
	},
	"data.row.total": {
		{"x", "id\nAsk\nNord i alt\n"}, {"x", "id\nAsk\nKommunen i alt\n"}, {"x", "id\nAsk\nTotal kommune\n"}, {"x", "id\nAsk\nTotalsum\n"},
		{"x", "id\nAsk\nHele landet\n"}, {"x", "id\nAsk\nGennemsnit\n"}, {"x", "id\nAsk\nGENNEMSNIT:\n"}, {"x", "id\nAsk\nGennemsnit pr. hus\n"}, {"x", "id\nAsk\nNord gennemsnit\n"}, {"", "id\nAsk, gennemsnit\nElm, gennemsnit\n"},
		{"x", "id;name\n1;Ask\n2;Elm\n999;I alt\n"}, {"", "id;name\n1;Ask\n2;Elm\n3;see the total\n"}, {"x", "id\nAsk\nKommunen under ét\n"}, {"x", "id\nAsk\nHela riket\n"}, {"x", "id\nAsk\nMedeltal\n"}, {"x", "id\nAsk\nAlle\n"}, {"x", "id\nAsk\nLandsgennemsnit\n"}, {"x", "id\nAsk\nGennemsnit, alle\n"},
		{"x", "id\nAsk\n** I ALT **\n"}, {"x", "id\nAsk\n(i alt)\n"}, {"x", "id\nAsk\nAntal\n"}, {"x", "id\nAsk\n∑\n"}, {"x", "id\nAsk\nGnsn.\n"}, {"x", "id\nAsk\nStandardafvigelse\n"}, {"x", "id\nAsk\n= Total\n"},
		{"x", "id\nAsk\nTotal (netto)\n"}, {"x", "id\nAsk\nMedian\n"}, {"x", "id\nAsk\nHovedtotal\n"}, {"x", "id\nAsk\nLandet\n"}, {"", "id\nAlle Tiders\nLandet Rundt\n"},
		{"", "id\nSummerhuset\nTotalen\nAltid glad\nMeaning\n"},
	},
	"data.row.sum": {
		{"x", "id;age;weight\na;1;10\nb;2;20\nc;3;30\nd;6;60\n"}, {"", "id;age;weight\na;1;10\nb;2;20\nc;3;30\nd;6;61\n"},
		{"x", "id;age;weight\na;1;10\nb;2;20\nc;6;30\nd;3;20\n"}, {"x", "id;age;weight\na;1;1\nb;2;2\nc;2;2\nd;1,67;1,67\n"},
		{"x", "name;weight\na;10\nb;20\n;30\n"}, {"", "name;weight\na;10\nb;20\nc;30\n"}, {"", "name;weight\na;10\nb;10\nc;10\n;10\n"}, {"", "name;weight\na;0\nb;0\nc;0\n;0\n"},
		{"x", "name;age;weight\na;1;10\nb;2;20\nNorth total;3;30\nd;4;5\n;7;35\n"},
	},
	"data.unknown": {
		{"x", "id\n#I/T\n"}, {"x", "id\n#NV\n"}, {"x", "id;note\n1;#SAKNAS!\n"}, {"x", "id;note\n1;#ARVO!\n"}, {"x", "id;note\n1;#####\n"}, {"x", "id;note\n1;Err:502\n"},
		{"x", "id\n#¿NOMBRE?\n"}, {"x", "id\n#NB\n"}, {"x", "id\nFejl:502\n"}, {"x", "id\n#DIV/0\n"}, {"x", "id;note\n1;#PUUTTUU\n"}, {"x", "id;note\n1;#IKKE TILGÆNGELIG\n"},
		{"x", "id;note\n1;#VÆRDI!\n"}, {"x", "id;note\n1;#DIV/0!\n"}, {"x", "id;note\n1;#NAVN?\n"}, {"x", "id;note\n1;#¡REF!\n"}, {"x", "id;age\n1;#BEZUG!\n"},
		{"x", "id;born\n1;#####\n"}, {"x", "id;part\n1;#DIVISION/0!\n"}, {"x", "id;kind\n1;#N/A\n"}, {"x", "id;to\n1;#REFERENCE!\n"}, {"x", "id;note\n1;#N/A\n"},
		{"", "id;note\n1;#1\n2;# 3\n3;#tag\n4;#A\n5;Err: 5\n6;##\n"},
	},
	"data.unknown.text": {
		{"x", "id;note\n1;NULL\n"}, {"x", "id;note\n1;-\n"}, {"x", "id;note\n1;N/A\n"}, {"x", "id\n-\n"}, {"", "id;note\n1;unknown\n2;Nullermand\n"},
	},
	"data.share.mixed": {
		{"x", "id;part\n1;12 %\n2;0,8\n"}, {"x", "id;part\n1;0,8\n2;12%\n"}, {"x", "id;part\n1;1\n2;12%\n"},
		{"", "id;part\n1;12 %\n2;0\n"}, {"", "id;part\n1;0,12\n2;0,8\n"}, {"", "id;part\n1;12 %\n2;\n"},
	},
	"data.digits": {
		{"x", "id\n9,85E+06\n"}, {"x", "id\n1,23E+11\n"}, {"x", "id;note\n1;1.23E+11\n"}, {"x", "id;age\n1;1,23E+11\n"}, {"x", "id;to\n1;9E+5\n"},
		{"", "id;note\n1E5;2E\n7;1,23E-11\n8;E+5\n9;1,2345678901E+09\n"},
	},
	"data.letters": {
		{"x", "id\nS\x1B[31mnd\n"}, {"x", "id;note\n1;a\x07b\n"},
		{"x", "id\nS├╕nd\n"}, {"x", "id\nS\x1And\n"},
		{"x", "id\nSÃ¸stjernen\n"}, {"x", "id\nÃ…sen\n"}, {"x", "id\nS?nderbro\n"}, {"x", "id\nS\uFFFDnd\n"}, {"x", "id;note\n1;bÃ¸rn\n"}, {"x", "id;note\n1;â€“\n"},
		{"x", "id\nS›nd\n"}, {"x", "id\nK‘r\n"}, {"x", "id\nBl†\n"}, {"x", "id\nS¿nd\n"}, {"x", "id\nL¾s¿\n"}, {"x", "id\nbŒr\n"},
		{"", "id\nO‘Neil\n‘Huset’\n›Huset‹\nŒuvre\n¿Que?\n2¾\n"},
		{"", "id;note\nHvad?;is it?yes\nSÃO;Ångström Â\n"},
	},
}

// faultySpec has columns of every kind that the sheets above name.
func faultySpec(text string) *Spec {
	header, _, _ := strings.Cut(text, "\n")
	spec := &Spec{Name: "t"}
	for _, name := range strings.FieldsFunc(header, func(r rune) bool { return r == ';' || r == ',' || r == '\r' }) {
		kind := map[string]Kind{"id": Key, "age": Number, "weight": Number, "born": Date, "part": Share, "kind": Choice, "to": Ref, "note": Text, "name": Text}
		if k, used := kind[name]; used {
			spec.Columns = append(spec.Columns, column(name, k, optional, oneOf("a", "b"), target("t")))
		}
	}
	return spec
}

func TestNothingIsReadSilentlyWrong(t *testing.T) {
	for code, tests := range faulty {
		for _, test := range tests {
			_, _, list := ReadCSV("t.csv", []byte(test.text), faultySpec(test.text))
			if told := slices.Contains(codes(list), code); told != (test.code != "") {
				t.Errorf("%s of %q:%s", code, test.text, render(list))
			}
			if test.code == "" && list.HasErrors() {
				t.Errorf("%q is good, but:%s", test.text, render(list))
			}
		}
	}
}

// What is advised for an amount is read as that amount.
func TestAdviceForNumbers(t *testing.T) {
	for cell, want := range map[string]string{
		"1.234,50-": "-1234,5", "–100": "-100", "(1.234,50) kr.": "-1234,5", "-   kr.": "0", "(1.234,50 kr.)": "-1234,5", "kr. 1.234,50-": "-1234,5",
		"DKK 1.234,50": "1.234,50", "1.234,50 DKK-": "-1234,5", "100*": "100", "ca. 100": "100", "100,-": "100", "100,--": "100", "1.000,--": "1.000", "1.000,- kr.": "1.000", "12,5 pct.": "12,5", "— 5": "-5",
		"1,234.50": "1234,5", "12.5 pct.": "12,5", "(5 %)": "-5", ".5": "0,5", "-.5": "-0,5", "5.": "5", "5,": "5", "\u200B5\u200B": "5", "kr. 5,": "5",
		"- kr": "0", "kr. -": "0", "1,5 mio. kr.": "1500000", "2 mia kr": "2000000000", "450,5 t.kr.": "450500", "~7": "7", "100¹": "100",
		"--5": "", "-(5)": "", "-5-": "", "5-6": "", "abc": "", "kr": "", "12a": "",
	} {
		got := meantNumber(cell, commaStyle)
		if got != want {
			t.Errorf("%q: write %q, not %q", cell, got, want)
		}
		if _, list := one(t, ";", got, column("v", Money)); got != "" && list.HasErrors() {
			t.Errorf("%q is advised and not taken: %s", got, render(list))
		}
	}
}
