package lang

// The languages in which the program has words of its own.
const (
	English = "en"
	Chinese = "zh"
)

// Tags lists the languages that can be asked for.
func Tags() []string { return []string{English, Chinese} }
