package lang

// Interview is what the questionnaire says in its own words. Formats that take
// several things number them where the languages differ in order.
type Interview struct {
	Yes, No, Unknown, Nothing string
	Comma, Colon, Stop        string // between things; before an explanation; at the end of a sentence
	Aside                     string // what is said less loudly: goes on after a text

	// Progress and the state of questions.
	QuestionOf         string // number, count, question
	Asked              string // asked, count
	Rest               Count  // questions that were not asked: goes on after Asked
	Open, Skipped      string
	Waiting            string // question
	DoesNotApply       string
	Leading            string // stack
	Recommended        string // stack, of a finished session
	LeftOut            string // questions
	NoEvidence         string
	Infeasible         string
	SearchFailed       string
	Shift              string // what instead of what
	ShiftRule          string // rule: goes on after Shift
	AnswerNow, NoteNow string
	SavedIn, NotSaved  string // file; error
	NothingSaved       string
	NoUndo             string
	Undone             string // question, answer that was taken back, answer now
	UndoneAll          string
	NothingOpen        string

	// What is wrong with an answer, and the way out.
	TooFew, TooMany Count
	ChooseFrom      string // fewest, most
	ChooseExactly   string // how many
	OutOfRange      string // least, most
	NoChoice        string // question
	NothingAsked    string
	NoNumber        string // what was typed, least, most
	NoYesNo         string // what was typed
	NoSuchChoice    string // what was typed, count
	NoQuestion      string // id
	NoOption        string // id
	NoCriterion     string // id
	NoWeight        string // what was typed
	NoBack, NotNow  string
	EmptyLine       string
	Noted, NoNote   string
	NoteGone        string
	LongLine        string // bytes
	HiddenLine      string
	AtOnce          Count // lines

	// The plain face.
	Greeting     string // title, id, version, date
	PlainHint    string
	PlainHelp    string
	PlainOffer   string
	PlainClose   string
	PlainSingle  string
	PlainYesNo   string
	PlainNumber  string // least, most
	PlainMulti   string // fewest, most
	PlainUpTo    string // most
	PlainExactly string // how many
	AskedNow     string
	HasNote      string
	HiddenPlain  string
	TitleWord    string
	PeopleWord   string
	WeightWord   string

	// Why a question is asked.
	WhyRules            Count  // rules that depend on the question
	WhyOptions          string // options: goes on after WhyRules
	WhyMost             string
	WhyMore             string // rules
	WhyMorePlain        string // rules
	WhyWaits            string
	WhyFires            string
	WhyOut              string
	WhyOpens            string
	Excludes, Requires  string // options
	ExcludesUnsupported string
	KeysHead, KeysMore  string

	// The rich face.
	Product       string
	Also          string // options
	Without       string // options
	Instead       string // options, options
	Choosing      string
	PanelStack    string
	PanelRanking  string
	PanelOpen     string
	OpenQuestions Count  // questions
	Clause        string // between parts of a sentence
	NotKnown      Count  // answers
	LeftOutCount  Count  // questions
	Possible      Count  // stacks
	SettledShort  string
	NoNumberYet   string
	NoChoiceYet   string
	NotChosenYet  Count // fewest
	NoneYet       string
	NoneOfThese   string
	NotTakenYet   string
	TooFast       string
	UnknownNow    string
	AsAbove       string // option
	ForTheRecord  string
	NotApplying   string
	NoteWord      string
	NoteTitle     string
	NoteHint      string
	NotSavedShort string
	TooSmall      string
	TooSmallFor   string
	HiddenNow     string
	ShownNow      string
	OfferTitle    string
	OfferStop     string
	OfferStopHelp string
	OfferGoOn     Count // questions
	OfferGoOnHelp string
	CloseHead     string
	CloseHelp     string
	CloseTitle    string
	ClosePeople   string
	CloseWeight   string // criterion
	WeightRange   string
	WeightStays   string // what was typed, criterion, weight
	JumpTitle     string
	OptionsTitle  string
	LayerMark     string // goes between an option and its layer
	ExportTitle   string
	Exported      string // file
	NotExported   string // error
	RestartTitle  string
	RestartNo     string
	RestartYes    string
	RestartHelp   string // file
	Writing       string
	Finishing     string
	WorkingChange string
	Working       string

	ResultTitle     string
	ResultScore     string // score
	ResultEmpty     string // goes before layers
	TabStack        string
	TabReasons      string
	TabAlternatives string
	TabChange       string
	TabCautions     string
	TabAnswers      string
	TabSources      string
	TabEmpty        string
	TabNoCautions   string

	PanelNothing, PanelInfeasible, CountOf, Unsupported string

	KeyAnswer, KeyBack, KeyChange, KeyChoose, KeyClose, KeyContinue, KeyDontWait, KeyExport, KeyFilter, KeyFilterEnd,
	KeyForward, KeyHide, KeyJump, KeyLeave, KeyMore, KeyMove, KeyNarrow, KeyNewLine, KeyNextField, KeyNote, KeyNumber,
	KeyOptions, KeyPrevField, KeyQuit, KeyRestart, KeySaveNote, KeyScroll, KeyShow, KeyTabs, KeyTitle, KeyToResult,
	KeyToggle, KeyUndo, KeyUnknown, KeyWhy, KeyWide string

	Format map[string]string // of an export, by its id
}

// InterviewIn is the questionnaire's words in a language; English if there are
// none.
func InterviewIn(tag string) *Interview {
	if tag == Chinese {
		return interviewChinese()
	}
	return interviewEnglish()
}
