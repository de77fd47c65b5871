package lang

// Say is a sentence of the program in a language. It is written in English where
// it is used, as a format or not, and looked up by that; where a language has no
// words for it, it stays English. A format takes the same in all languages.
//
// The other files of this package list their words by name, as those belong to
// pages that are designed as a whole. Help, errors and findings stand alone.
func Say(tag, english string) string {
	if tag != Chinese {
		return english
	}
	for _, words := range [...]func() map[string]string{helpChinese, flagsChinese, errorsChinese, verifyChinese} {
		if text, ok := words()[english]; ok {
			return text
		}
	}
	return english
}
