package tui

import (
	"context"
	"io"
	"time"

	"charm.land/bubbles/v2/cursor"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"stackadvisor/internal/interview"
	"stackadvisor/internal/lang"
)

// rich is the face that fills a terminal: a bubbletea model.
//
//	+--------------------------------------------+
//	| title                             progress |
//	| base screen, by the interview's    | panel |
//	| step, or what lies over it         |       |
//	| keys                                       |
//	+--------------------------------------------+
type rich struct {
	*Session
	w *lang.Interview
	t *theme

	ground        ground // what the theme is made for
	told          bool   // the user has said which it is
	profile       colorprofile.Profile
	width, height int
	hidden        bool   // the panel is
	wide          bool   // a question has the screen to itself, for a projector
	zones         []zone // the keys at the foot, where they were drawn
	keyLines      int    // how many lines these have

	ctx    context.Context
	cancel context.CancelFunc // of the query that runs
	fresh  bool               // the step was put just now: what is learned may still replace it

	base   screen
	over   []screen          // overlays, the topmost last
	begun  map[int]beginning // by question: what was typed or chosen there without an answer
	pace   pace
	click  lastClick
	frames frames
	torn   sequence // keys

	status string // a sentence above the keys, until the next key
	news   string // what the last answer has changed
	ends   bool   // the user leaves as soon as the export is written

	exports int   // that are being written
	left    bool  // the user left before the end
	fault   error // what ended the session
}

// screen is what fills the middle.
type screen interface {
	// update handles a message.
	update(r *rich, msg tea.Msg) tea.Cmd
	// view draws at most height lines of at most width columns.
	view(r *rich, width, height int) []string
	// hints are the keys that the screen understands, the most important first.
	hints(r *rich) []hint
}

// draft is a screen on which something is written that is taken only once it is
// left. keep takes it as it stands, and reports whether that changed the sheet.
type draft interface{ keep(r *rich) bool }

// hint is a key and what it does.
type hint struct{ key, does string }

// grace is how long after it appeared a question may still be replaced by a
// better one, if nobody has touched a key. It is shorter than reading takes.
const grace = 250 * time.Millisecond

type (
	insightMsg struct {
		insight interview.Insight
		err     error
	}
	staleMsg struct{ screen screen } // the grace of the screen is over
)

// Rich leads through the interview on the whole terminal. It returns ErrLeft if
// the user left before the end, and the context's error if that ended.
func (s *Session) Rich(ctx context.Context, in io.Reader, out io.Writer, env []string, noColour bool) error {
	r := s.newRich(ctx)
	r.look(env)
	options := []tea.ProgramOption{tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(out), tea.WithEnvironment(env),
		tea.WithoutSignalHandler(), // signals end the context
		tea.WithFPS(framesPerSecond)}
	if noColour {
		r.profile = colorprofile.ASCII
		options = append(options, tea.WithColorProfile(colorprofile.ASCII))
	}
	r.frames.program = tea.NewProgram(r, options...)
	_, err := r.frames.program.Run()
	if r.cancel != nil {
		r.cancel()
	}
	r.keepDrafts()
	if sentence := r.leaveConflict(); sentence != "" {
		r.refused = append(r.refused, sentence)
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case r.left:
		return ErrLeft
	case err != nil:
		return err
	case r.fault != nil:
		return r.fault
	}
	return s.unsaved
}

func (s *Session) newRich(ctx context.Context) *rich {
	r := &rich{Session: s, w: s.words(), ctx: ctx, profile: colorprofile.TrueColor, width: 80, height: 24,
		fresh: s.Interview.Begun(), hidden: s.Blind, begun: map[int]beginning{}, pace: pace{now: time.Now}}
	r.t = newTheme(r.ground, r.profile)
	r.put(r.screenFor())
	r.noticeClashes()
	return r
}

// look learns from the user, or else from the environment, what background the
// terminal has.
func (r *rich) look(env []string) {
	switch r.Theme {
	case ThemeLight:
		r.ground, r.told = light, true
	case ThemeDark:
		r.ground, r.told = dark, true
	default:
		r.ground = groundOf(env)
	}
	*r.t = *newTheme(r.ground, r.profile)
}

// put makes a screen the base one.
func (r *rich) put(s screen) {
	r.base = s
	r.pace.begin()
}

// Init asks the terminal for its background, and starts to think. A session that
// was finished before begins with its result.
func (r *rich) Init() tea.Cmd {
	return tea.Batch(tea.RequestBackgroundColor, r.think(), r.settleIn(), r.start(), r.watch())
}

// Update handles a message.
func (r *rich) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(watchMsg); ok {
		if r.notice(); !r.conflict {
			return r, r.watch() // nothing is drawn
		}
	}
	r.pace.wake()
	wait := r.frames.happened(msg, time.Now())
	cmd := r.handle(msg)
	r.noticeConflict()
	return r, tea.Batch(cmd, wait)
}

func (r *rich) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		r.width, r.height = msg.Width, msg.Height
		return nil
	case tea.BackgroundColorMsg:
		if !r.told {
			r.ground = light
			if msg.IsDark() {
				r.ground = dark
			}
			*r.t = *newTheme(r.ground, r.profile)
		}
		return nil
	case tea.ColorProfileMsg:
		r.profile = msg.Profile
		*r.t = *newTheme(r.ground, r.profile)
		return nil
	case tea.KeyboardEnhancementsMsg:
		r.torn.whole = msg.SupportsKeyDisambiguation()
		return nil
	case tea.ResumeMsg:
		r.pace.begin()
		return nil
	case quietMsg:
		return nil
	case watchMsg:
		return r.watch()
	case cursor.BlinkMsg:
		return nil // it stays in sight: blinking would draw the screen for hours
	case insightMsg:
		return r.learned(msg)
	case staleMsg:
		r.fresh = r.fresh && msg.screen != r.base
		return nil
	case exportMsg:
		return r.exported(msg)
	case resultMsg: // also under an overlay
		return r.base.update(r, msg)
	case lateMsg:
		return r.press(r.torn.late(msg)...)
	case tea.KeyPressMsg:
		return r.pressed(msg)
	case tea.MouseClickMsg:
		return r.clicked(msg)
	}
	return r.top().update(r, msg)
}

// top is the screen that has the keyboard.
func (r *rich) top() screen {
	if n := len(r.over); n > 0 {
		return r.over[n-1]
	}
	return r.base
}

// close takes the topmost overlay away.
func (r *rich) close() { r.over = r.over[:len(r.over)-1] }

// changed follows every change of the interview: it saves, thinks about the new
// answers, says what they have changed, and puts the next step.
func (r *rich) changed() tea.Cmd {
	before := r.Interview.Insight().Standing
	_ = r.save() // the footer tells what goes wrong
	if a, ok := r.base.(*asking); ok {
		delete(r.begun, a.q)
		a.done = true
	}
	cmd := r.moved()
	r.news = r.shiftLine(&before)
	r.noticeClashes()
	return cmd
}

// moved puts the step that the interview is at now. What was begun on a question
// that is left without an answer is kept.
func (r *rich) moved() tea.Cmd {
	r.over = nil
	switch s := r.base.(type) {
	case *result:
		s.stop()
	case *asking:
		if !s.done {
			r.begun[s.q] = beginning{s.control, s.before}
		}
	}
	r.put(r.screenFor())
	r.fresh = r.Interview.Begun()
	return tea.Batch(r.think(), r.settleIn(), r.start())
}

// undo takes the last answer back, and says so.
func (r *rich) undo() tea.Cmd {
	u, ok := r.Interview.Undo()
	if !ok {
		r.status = r.w.NoUndo
		return nil
	}
	clear(r.begun)
	if a, ok := r.base.(*asking); ok {
		a.done = true
	}
	cmd := r.changed()
	r.status = r.undone(u)
	return cmd
}

// start runs what the base screen has to work out.
func (r *rich) start() tea.Cmd {
	if s, ok := r.base.(*result); ok {
		return s.compute(r)
	}
	return nil
}

// settleIn ends the time in which the step may still be replaced.
func (r *rich) settleIn() tea.Cmd {
	base := r.base
	return tea.Tick(grace, func(time.Time) tea.Msg { return staleMsg{base} })
}

// think works out what the answers lead to, beside the screen. A query for
// earlier answers is given up.
func (r *rich) think() tea.Cmd {
	if r.Interview.Learned() {
		return nil
	}
	if r.cancel != nil {
		r.cancel()
	}
	ctx, cancel := context.WithCancel(r.ctx)
	r.cancel = cancel
	query := r.Interview.Query()
	r.Interview.Learn(query.Glance())
	return func() tea.Msg {
		n, err := query.Run(ctx)
		return insightMsg{n, err}
	}
}

// learned takes an insight. Where the step was chosen without it, and nobody has
// touched it yet, a better one takes its place.
func (r *rich) learned(msg insightMsg) tea.Cmd {
	if msg.err != nil || !r.Interview.Learn(msg.insight) {
		return nil
	}
	_, waiting := r.base.(*waiting)
	if !r.fresh && !waiting {
		return nil
	}
	step, q := r.Interview.Step(), r.Interview.Question()
	r.Interview.Reconsider()
	if waiting || step != r.Interview.Step() || q != r.Interview.Question() {
		r.put(r.screenFor())
		return r.start()
	}
	return nil
}

// screenFor is the screen for the interview's step.
func (r *rich) screenFor() screen {
	switch r.Interview.Step() {
	case interview.Ask:
		if r.Interview.Choosing() {
			return &waiting{}
		}
		return r.newAsking(r.Interview.Question())
	case interview.Offer:
		return r.newOffer()
	case interview.Close:
		return r.newClosing()
	}
	return r.newResult()
}
