package lang

// helpChinese has what help says of commands, by the English text.
func helpChinese() map[string]string {
	return map[string]string{
		"usage": "用法", "examples": "示例", "commands": "命令", "flags": "参数",
		"Show the help of a command": "显示某个命令的帮助",
		"help for %s":                "显示 %s 的帮助",

		"Turn answers into a recommended stack of technologies, with the reasons": "根据问卷答案推荐一套技术组合，并说明理由",
		"stackadvisor turns answers to a questionnaire into a recommended stack: one consistent choice of options over layers, with the rules that led to it, what else would do, and what is not known.": "stackadvisor 根据问卷答案推荐一套技术组合：各层选项相互协调，附上得出结论的规则、其他可行的组合，以及还不清楚的地方。",
		"# the questionnaire":                            "# 问卷",
		"# a stack for the answers in a file":            "# 为文件中的答案推荐组合",
		"# what if there were one machine?":              "# 如果只有一台机器呢？",
		"# which questions there are":                    "# 有哪些问题",
		"# begin a session":                              "# 开始一次评审",
		"# go on where it stopped":                       "# 从上次停下的地方继续",
		"# line by line, for scripts and screen readers": "# 逐行问答，供脚本和读屏软件使用",

		"Ask the questions one by one, and recommend a stack": "逐题提问，并推荐组合",
		"Lead through the questionnaire in the terminal, or line by line where there is none. Every answer is saved at once: in the new file of --save, else in that of --answers, else in a new file stackadvisor-DATE.toml. --save never replaces a file: --answers goes on with one. Exits with 130 if you leave before the end.": "在终端里引导填写问卷；没有终端时逐行问答。每个答案立即保存：有 --save 就存入这个新文件，否则存入 --answers 的文件，再否则存入新文件 stackadvisor-日期.toml。--save 从不覆盖已有文件；要接着填，请用 --answers。中途离开时退出码为 130。",

		"Recommend a stack for every row of a table": "为表格的每一行推荐组合",
		"Read a table of answer sheets, CSV or JSON Lines, and write it with the recommended stack of each row. In CSV the columns are named after questions; several choices are joined by \";\", and an empty cell is no answer. Other columns pass through. Results stand in the columns status, stack, score, margin, alternative, unsupported and error; a row with mistakes has them in error, and the exit code is 1. \"-\" is standard input or output; names ending in .gz or .zst are compressed. Rows keep their order, and memory stays flat for any size.": "读入答卷表（CSV 或 JSON Lines），写出每行的推荐组合。CSV 的列名就是问题代号；多个选项用“;”连接，空单元格表示没有回答，其他列原样保留。结果写在 status、stack、score、margin、alternative、unsupported、error 各列；有错的行把错误写在 error 列，退出码为 1。“-”表示标准输入或输出；以 .gz 或 .zst 结尾的文件自动压缩。行序不变，内存占用不随表的大小增长。",

		"List the options of a rule set, or show one of them": "列出规则集的选项，或查看其中一个",
		"List the options layer by layer with their state on the date. With the id of an option, show its page: what it is, what it manages, strengths and weaknesses, relations both ways, lifecycle with sources, and which answers speak for and against it.": "逐层列出选项及其在该日期的状态。给出选项代号则显示它的资料：是什么、管什么、长处和短处、与其他选项的关系、带出处的生命周期，以及哪些答案支持或反对它。",
		"Put options side by side": "并排比较选项",
		"Put two or more options side by side: layer, managed object, what it takes to adopt them, what they run on and need, their state on the date, in how many of all answer sheets each is recommended, and the answers that decide between them.": "并排比较两个或更多选项：所在的层、管理的对象、上手门槛、运行于什么和需要什么、在该日期的状态、在所有答卷中被推荐的比例，以及由哪些答案决定取舍。",
		"Draw the layers of a rule set and how its options relate": "画出规则集的各层，以及选项之间的关系",

		"Say how sure the recommendation is and what would change it": "说明推荐有多可靠、什么会改变它",
		"Recommend a stack like recommend, and then say how firm the result is: which stacks the open questions can still lead to and which of them are worth finding out, which other answers would change it, how far the weights of the criteria may move, and why other options are not in it. Every figure says whether it is exact, proved or estimated. Exits with 1 if no stack satisfies the constraints.": "像 recommend 一样推荐组合，再说明结果有多稳固：未答的问题还可能导向哪些组合、哪些值得弄清楚，哪些答案会改变结果，各标准的权重可以变动多少，以及其他选项为什么落选。每个数字都注明是精确、已证明还是估计。没有组合能满足约束时退出码为 1。",

		"See which recorded recommendations still hold": "查看已记录的推荐是否仍然成立",
		"Compare recorded answers files, and reports written by this program, with the rules and the date of today: which recommendations stand, which changed and because of what, which waivers end within 90 days, which cautions are new. Directories are searched for .toml and .md files; records that are superseded, rejected or deprecated are left out there, and what is left out is listed. Exits with 1 if a recommendation changed, a caution is new, a waiver has ended that is still needed, or a record is half superseded.": "用今天的规则和日期核对已记录的答案文件和本程序写的报告：哪些推荐不变，哪些变了、因为什么，哪些豁免将在 90 天内到期，哪些警示是新的。目录中会查找 .toml 和 .md 文件；已被取代、否决或弃用的记录不计，未核对的会列出。推荐有变、出现新的警示、仍需要的豁免已到期，或有记录只取代了一半时，退出码为 1。",

		"Recommend a stack for a sheet of answers": "为一份答卷推荐组合",
		"Read a rule set and answers, and print the recommended stack with its reasons, what was excluded, the alternatives, and what is still unknown. Without answers every question is open. Exits with 1 if no stack satisfies the constraints.": "读入规则集和答案，打印推荐的组合及其理由、被排除的选项、备选组合，以及还不清楚的地方。没有答案时，所有问题都未答。没有组合能满足约束时退出码为 1。",

		"Write a recommendation as MADR, HTML, PDF, Markdown, Mermaid, text or JSON": "把推荐写成 MADR、HTML、PDF、Markdown、Mermaid、文本或 JSON",
		"Write the recommendation for an answers file, or for a result saved with --format json, as a document that a team keeps. Every report carries the answers, the date, the digest of the rules and the version of the program, so that --verify can make it again and say whether the file says what the rules say.": "为一份答案文件（或用 --format json 保存的结果）写一份供团队存档的文档。每份报告都带有答案、日期、规则摘要和程序版本，因此 --verify 能重新生成它，并判断文件内容是否与规则一致。",

		"Compare the sheets of several participants": "比较几位参与者的答卷",
		"Compare the answers files of several participants of a review: where they agree and differ, which differences matter, the stack that each would get, and the shares over all combinations of their answers. With --output, write a sheet with what all agree on and the rest unknown, ready for \"stackadvisor ask --answers\".": "比较评审中几位参与者的答案文件：哪里一致、哪里不同，哪些分歧要紧，各自会得到什么组合，以及所有答案搭配下各组合的占比。加上 --output 会写出一份答卷：一致的答案照写，其余记为不清楚，可直接用于“stackadvisor ask --answers”。",

		"List, show, check, test and compare rule sets":                 "列出、查看、检查、测试和比较规则集",
		"Run the cases of rule test files, and measure what they cover": "运行规则测试，并衡量覆盖情况",
		"Run the cases of rule test files, NAME_test.toml, or those of a built-in rule set. Every expectation that is not met is told at its place, with the rules that fired. With --coverage, tell which rules, single conditions and options no case shows, why, and a case to paste for each. What a set has from those that it extends is for their tests, unless --inherited. With --mutate, change one thing at a time in the rules (points, vetoes, requirements, relations, single conditions, thresholds), run the cases, and list the changes that no case notices, without those that provably change nothing. Exits with 1 if a case fails or if less is covered than --min-coverage.": "运行规则测试文件 NAME_test.toml 或内置规则集的用例。每个未满足的预期都指出位置，并列出生效的规则。--coverage 说明哪些规则、单个条件和选项没有用例体现、为什么，并各给出一个可粘贴的用例。从所扩展的规则集继承的内容由那些规则集的测试负责，除非加上 --inherited。--mutate 每次只改动规则中的一处（分数、否决、要求、关系、单个条件、阈值），运行用例，列出没有用例察觉的改动；可证明毫无影响的改动不列。有用例失败，或覆盖率低于 --min-coverage 时，退出码为 1。",
		"Check rule sets for errors and warnings": "检查规则集的错误和警告",
		"Check rule sets, built-in ones by their id or files, for everything that keeps them from meaning something. Every problem has its place and a code, which --explain explains. Exits with 1 if there is an error, and with 3 if a set cannot be read; the others are checked all the same.": "检查规则集（内置的用代号，其他用文件名），找出一切使其无意义的问题。每个问题都有位置和代码，--explain 可解释代码。有错误时退出码为 1，有规则集无法读取时为 3，其余的照样检查。",
		"Compare the advice of two rule sets": "比较两个规则集给出的建议",
		"Compare two rule sets, such as two versions of one: which entries changed; for which share of all answer sheets the recommended stack differs, exactly; which stacks become which, each with an example; where that is, in words; and which cases of their tests come out otherwise. Questions that both sets ask count with the answers that both accept; what only one of them asks, or accepts, is for that one alone. Exits with 1 if any advice differs.": "比较两个规则集（例如同一规则集的两个版本）：哪些条目变了；在多大比例的答卷上推荐的组合不同（精确）；哪些组合变成了哪些，各举一例；用文字说明在什么情况下如此；以及哪些测试用例的结果不同。两边都有的问题按两边都接受的答案计；只有一边有的问题或答案只算在那一边。建议有任何不同时，退出码为 1。",
		"Write a page about a rule set: questions, decision tables, sources":                                                                                                     "写一页规则集说明：问题、决策表、来源",
		"Write a page about a whole rule set, for those who must agree with it: its questions, its rules as a decision table for each layer, relations, lifecycles and sources.": "为需要认可规则集的人写一页完整说明：问题、各层的决策表、关系、生命周期和来源。",
		"List the built-in rule sets":                         "列出内置规则集",
		"Write a small rule set to begin with, and its tests": "写一个小规则集作为起点，附带测试",
		"Write a small commented rule set, NAME.toml, and its tests beside it, NAME_test.toml. Both are sound: they pass check, test and verify. NAME becomes the id of the set. Nothing that exists is overwritten.": "写一个带注释的小规则集 NAME.toml，以及旁边的测试 NAME_test.toml。二者都是完好的：能通过 check、test 和 verify。NAME 就是规则集的代号。不会覆盖已有文件。",
		"Show a rule set: its questions, options and rules": "查看规则集：问题、选项和规则",
		"Show what a rule set asks and how it decides: every id that answers files and flags can name. With --format toml, print its file as it is; that of a built-in set is a good start for one of your own.": "说明规则集问什么、怎样决定：答案文件和参数可以使用的所有代号。--format toml 原样打印其文件；以内置规则集为起点编写自己的规则集很方便。",
		"Prove what is right and wrong with a rule set as advice": "证明规则集作为建议的对错",
		"Go through the whole answer space of a rule set: sheets without a stack or without advice, rules that never fire or change nothing, options that nobody is ever told to take, questions and choices that make no difference, repeated and contradicting rules, missing sources and translations. Every finding has its place, a code, and where it helps an answer sheet that shows it. An author accepts a finding with allow = [{ code = \"...\", because = \"...\" }] on the entry or on [ruleset]. Exits with 1 if there are findings that are not accepted.": "遍历规则集的整个答案空间：没有组合或没有建议的答卷、从不生效或毫无影响的规则、从不被推荐的选项、不起作用的问题和选项、重复或矛盾的规则、缺少的来源和译文。每个发现都有位置和代码，必要时附上一份能说明问题的答卷。作者可在条目或 [ruleset] 上用 allow = [{ code = \"...\", because = \"...\" }] 接受某个发现。有未接受的发现时，退出码为 1。",
		"Print the JSON Schema of a file or of a result": "打印文件或结果的 JSON Schema",
		"Print the JSON Schema (draft 4) of rule-set files, rule tests or answers files, for editors such as those that use Taplo or Tombi, or of what a command prints with --format json. The names are %w.": "打印规则集文件、规则测试或答案文件的 JSON Schema（draft 4），供使用 Taplo 或 Tombi 等的编辑器使用；也可打印命令加 --format json 时输出的 JSON Schema。名称为 %w。",
		"Print the manual page in roff":                          "以 roff 格式打印手册页",
		"Print the versions of the program and of its rule sets": "打印程序及其规则集的版本",
	}
}
