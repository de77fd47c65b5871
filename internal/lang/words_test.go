package lang

import (
	"reflect"
	"regexp"
	"slices"
	"testing"
)

// TestWordsAreComplete fails for a word that a language lacks, and for formats
// that do not take the same in all languages.
func TestWordsAreComplete(t *testing.T) {
	for _, words := range []func(tag string) any{
		func(tag string) any { return *Report(tag) },
		func(tag string) any { return *Dossier(tag) },
		func(tag string) any { return *Head(tag) },
		func(tag string) any { return *Decision(tag) },
		func(tag string) any { return *Rules(tag) },
		func(tag string) any { return *Authoring(tag) },
		func(tag string) any { return *Explain(tag) },
		func(tag string) any { return *Batch(tag) },
		func(tag string) any { return *Catalog(tag) },
		func(tag string) any { return *InterviewIn(tag) },
	} {
		english := reflect.ValueOf(words(English))
		for _, tag := range Tags() {
			other := reflect.ValueOf(words(tag))
			for i := range other.NumField() {
				name := other.Type().Field(i).Name
				compareWords(t, tag+" "+name, english.Field(i), other.Field(i))
			}
		}
	}
}

func compareWords(t *testing.T, name string, english, other reflect.Value) {
	t.Helper()
	if english.Kind() == reflect.Struct {
		for i := range english.NumField() {
			compareWords(t, name, english.Field(i), other.Field(i))
		}
		return
	}
	if english.Kind() == reflect.Map {
		if english.Len() != other.Len() {
			t.Errorf("%s has %d words, in English %d", name, other.Len(), english.Len())
		}
		for _, key := range english.MapKeys() {
			compareWords(t, name+" "+key.String(), english.MapIndex(key), other.MapIndex(key))
		}
		return
	}
	if other.String() == "" && name != "zh Next" && name != "zh Between" && name != "zh Space" { // sentences need no space in Chinese
		t.Errorf("%s is empty", name)
	}
	if got, want := verbs(other.String()), verbs(english.String()); !slices.Equal(got, want) {
		t.Errorf("%s takes %v, in English %v", name, got, want)
	}
}

// verbs lists what a format takes, where %q is as good as %s.
func verbs(format string) []string {
	list := regexp.MustCompile(`%(\[\d\])?[a-z]`).FindAllString(format, -1)
	for i, v := range list {
		if v = regexp.MustCompile(`\[\d\]`).ReplaceAllString(v, ""); v != list[i] {
			list[i] = v
		}
		if v == "%q" {
			list[i] = "%s"
		}
	}
	slices.Sort(list)
	return list
}
