package lang

// Interview is what the questionnaire says in its own words. Formats that take
// several things number them where the languages differ in order.
type Interview struct {
	Yes, No, Unknown, Nothing string
	Comma, Colon              string // between things; before an explanation

	// Progress and the state of questions.
	QuestionOf          string // number, count, question
	Asked               string // asked, count
	Rest                Count  // questions that were not asked: goes on after Asked
	Open, Skipped       string
	Waiting             string
	DoesNotApply        string
	Leading             string // stack
	LeftOut, None       string // questions; no questions
	NoEvidence          string
	Infeasible          string
	SearchFailed        string
	AnswerNow, NoteNow  string
	NumberFrom          string // least, most
	SavedIn, NotSaved   string // file; error
	NothingSaved        string
	TooFew, TooMany     Count
	ChooseFrom          string // fewest, most
	ChooseExactly       string // how many
	OutOfRange          string // least, most
	NoChoice            string // question
	NothingAsked        string
	NoNumber            string // what was said, least, most
	NoYesNo             string // what was said
	NoSuchChoice        string // what was said, count
	NoQuestion          string // id
	NoOption            string // id
	NoCriterion         string // id
	NoWeight            string // what was said
	NoBack, NotNow      string
	EmptyLine, Noted    string
	LongLine            string // bytes
	HiddenLine          string
	Greeting            string // title, id, version, date
	PlainHint           string
	PlainHelp           string
	PlainOffer          string
	PlainClose          string
	PlainSingle         string
	PlainNumber         string
	PlainMulti          string // fewest, most
	PlainUpTo           string // most
	PlainExactly        string // how many
	WhyRules            Count  // rules that depend on the question
	WhyOptions          string // options: goes on after WhyRules
	WhyWaits            string
	WhyFires            string
	WhyOut              string
	WhyOpens            string
	Excludes, Requires  string // options
	ExcludesUnsupported string

	// The rich face.
	Product                                             string
	Also                                                string // options
	Without                                             string // options
	Instead                                             string // options, options
	Choosing                                            string
	PanelStack                                          string
	PanelRanking                                        string
	PanelOpen                                           string
	OpenQuestions                                       Count  // questions
	Clause                                              string // between parts of a sentence
	NotKnown                                            Count  // answers
	LeftOutCount                                        Count  // questions
	Possible                                            Count  // stacks
	SettledShort                                        string
	NoNumberYet                                         string
	UnknownNow                                          string
	AsAbove                                             string // option
	ForTheRecord                                        string
	NotApplying                                         string
	NoteWord                                            string
	NoteTitle                                           string
	NoteHint                                            string
	NotSavedShort                                       string
	TooSmall                                            string
	OfferTitle                                          string
	OfferStop                                           string
	OfferStopHelp                                       string
	OfferGoOn                                           Count // questions
	OfferGoOnHelp                                       string
	CloseHead                                           string
	CloseHelp                                           string
	CloseTitle                                          string
	ClosePeople                                         string
	CloseWeight                                         string // goes before the name of a criterion
	WeightRange                                         string
	WeightStays                                         string // criterion, weight, what was written
	JumpTitle                                           string
	OptionsTitle                                        string
	LayerMark                                           string // goes between an option and its layer
	ExportTitle                                         string
	Exported                                            string // file
	NotExported                                         string // error
	RestartTitle                                        string
	RestartNo                                           string
	RestartYes                                          string
	RestartHelp                                         string // file
	Writing, WorkingChange                              string
	Working                                             string
	ResultTitle                                         string
	ResultScore                                         string // score
	ResultEmpty                                         string // goes before layers
	TabStack                                            string
	TabReasons                                          string
	TabAlternatives                                     string
	TabChange                                           string
	TabCautions                                         string
	TabAnswers                                          string
	TabSources                                          string
	TabEmpty                                            string
	KeyAnswer                                           string
	KeyBack                                             string
	KeyChange                                           string
	KeyChoose                                           string
	KeyClose                                            string
	KeyDiscard                                          string
	KeyDontWait                                         string
	KeyExport                                           string
	KeyFilter                                           string
	KeyFilterEnd                                        string
	KeyJump                                             string
	KeyLeave                                            string
	KeyMove                                             string
	KeyNewLine                                          string
	KeyNextField                                        string
	KeyNote                                             string
	KeyNumber                                           string
	KeyOptions                                          string
	KeyPrevField                                        string
	KeyQuit                                             string
	KeyRestart                                          string
	KeySaveNote                                         string
	KeyScroll                                           string
	KeyTabs                                             string
	KeyToResult                                         string
	KeyForward, KeyTitle                                string
	KeyToggle                                           string
	KeyUnknown                                          string
	KeyWhy                                              string
	PanelNothing, PanelInfeasible, CountOf, Unsupported string
	Format                                              map[string]string // of an export, by its id
}

// InterviewIn is the questionnaire's words in a language; English if there are
// none.
func InterviewIn(tag string) *Interview {
	if tag == Chinese {
		return interviewChinese()
	}
	return interviewEnglish()
}
