package load

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"stackadvisor/rules"
)

// generated writes a rule set of the size of a large organisation's: questions
// of every kind, options in ten layers, and rules with conditions of two or
// three terms. Bilingual sets have their texts in English and Chinese.
func generated(rules, questions int, bilingual bool) string {
	var b strings.Builder
	text := func(key, en, zh string) {
		if bilingual {
			fmt.Fprintf(&b, "%s = { en = %q, zh = %q }\n", key, en, zh)
		} else {
			fmt.Fprintf(&b, "%s = %q\n", key, en)
		}
	}
	b.WriteString("format = 1\n\n[ruleset]\nid = \"generated\"\nversion = \"1.0.0\"\n")
	text("title", "A generated rule set", "生成的规则集")
	b.WriteString("\n[[source]]\nid = \"paper\"\ntitle = \"Paper\"\nurl = \"https://example.org/paper\"\ndate = 2026-01-01\n")
	for i := range 10 {
		fmt.Fprintf(&b, "\n[[layer]]\nid = \"layer-%d\"\n", i)
		text("name", fmt.Sprint("Layer ", i), fmt.Sprint("第", i, "层"))
	}
	for i := range 100 {
		fmt.Fprintf(&b, "\n[[option]]\nid = \"option-%d\"\nlayer = \"layer-%d\"\n", i, i%10)
		text("name", fmt.Sprint("Option ", i), fmt.Sprint("选项", i))
		text("summary", "What this option is and does, in one sentence.", "用一句话说明这个选项是什么。")
	}
	for i := range questions {
		fmt.Fprintf(&b, "\n[[question]]\nid = \"question-%d\"\n", i)
		text("prompt", fmt.Sprintf("What about subject number %d?", i), fmt.Sprintf("第%d个主题怎么样？", i))
		text("help", "An explanation of the question for those who do not know the words.", "给不熟悉这些词的人看的说明。")
		switch i % 4 {
		case 0:
			b.WriteString("kind = \"single\"\nchoices = [ { id = \"low\" }, { id = \"medium\" }, { id = \"high\" } ]\n")
		case 1:
			b.WriteString("kind = \"multi\"\nchoices = [ { id = \"web\" }, { id = \"batch\" }, { id = \"stream\" }, { id = \"ml\" } ]\n")
		case 2:
			b.WriteString("kind = \"number\"\nmin = 1\nmax = 100000\n")
		default:
			b.WriteString("kind = \"yesno\"\n")
		}
	}
	for i := range rules {
		fmt.Fprintf(&b, "\n[[rule]]\nid = \"rule-%d\"\n", i)
		single, multi, number, yesno := i*4%questions/4*4, i*7%questions/4*4+1, i*11%questions/4*4+2, i*13%questions/4*4+3
		switch i % 3 {
		case 0:
			fmt.Fprintf(&b, "when = { question-%d = \"low\", question-%d = { any = [\"web\", \"ml\"] } }\n", single, multi)
		case 1:
			fmt.Fprintf(&b, "when = { question-%d = { at_least = %d }, question-%d = true }\n", number, i%1000+2, yesno)
		default:
			fmt.Fprintf(&b, "when = { any = [ { question-%d = [\"medium\", \"high\"] }, { question-%d = false } ] }\n", single, yesno)
		}
		fmt.Fprintf(&b, "points = { option-%d = %d, option-%d = %d }\n", i%100, i%9+1, (i*3+1)%100, -(i%5)-1)
		text("because", "The reason that a person reads when this rule fires, in a sentence of usual length.", "这条规则触发时给人看的理由，一句普通长度的话。")
		b.WriteString("source = \"paper\"\n")
	}
	return b.String()
}

func benchmarkLoad(b *testing.B, rules, questions int, bilingual bool) {
	data := []byte(generated(rules, questions, bilingual))
	files := fstest.MapFS{"generated.toml": {Data: data}}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		p, list, err := Load(Request{Name: "generated.toml", Open: files.Open})
		if err != nil || p == nil || len(list) > 0 {
			b.Fatal(list, err)
		}
	}
}

func BenchmarkLoad1000Bilingual(b *testing.B) { benchmarkLoad(b, 1000, 60, true) }
func BenchmarkLoad10000(b *testing.B)         { benchmarkLoad(b, 10000, 300, false) }

func BenchmarkLoadArticle(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if p, list, err := Load(Request{Name: "article", Builtin: rules.FS}); err != nil || p == nil {
			b.Fatal(list, err)
		}
	}
}

// BenchmarkHostile loads files that are made to take long. Time per byte must
// not grow with the size.
func BenchmarkHostile(b *testing.B) {
	const base = "format = 1\n[ruleset]\nid = \"x\"\nversion = \"1\"\ntitle = \"X\"\n[[layer]]\nid = \"l\"\n"
	repeat := func(pattern string, size int) string {
		var s strings.Builder
		for i := 0; s.Len() < size; i++ {
			s.WriteString(strings.ReplaceAll(pattern, "#", fmt.Sprint(i)))
		}
		return s.String()
	}
	kinds := map[string]func(size int) string{
		"brackets": func(n int) string { return "a = [" + repeat("[],", n) + "]" },
		"keys":     func(n int) string { return repeat("key-#=1\n", n) },
		"headers":  func(n int) string { return repeat("[table-#]\n", n) },
		"bidi":     func(n int) string { return "#" + repeat("\u202e", n) },
		"names":    func(n int) string { return base + repeat("[[option]]\nid=\"o#\"\nlayer=\"l#\"\n", n) },
		"options": func(n int) string {
			return base + repeat("[[option]]\nid=\"o#\"\nlayer=\"l\"\n[[rule]]\nid=\"r#\"\nexclude=[\"p#\"]\n", n)
		},
		"places":    func(n int) string { return base + repeat("[[layer]]\nid=\"m#\"\nafter=\"l\"\n", n) },
		"overrides": func(n int) string { return base + repeat("[[layer]]\nid=\"m#\"\noverride=true\n", n) },
	}
	for name, text := range kinds {
		for _, mib := range []int{1, 4} {
			b.Run(fmt.Sprintf("%s/%dMiB", name, mib), func(b *testing.B) {
				data := []byte(text(mib << 20))
				files := fstest.MapFS{"x.toml": {Data: data}}
				b.SetBytes(int64(len(data)))
				for b.Loop() {
					if _, _, err := Load(Request{Name: "x.toml", Open: files.Open}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
