package lang

// complaintsChinese has what is wrong with an answers file, or with what the
// questionnaire was given otherwise, by the English format.
func complaintsChinese() [][2]string {
	return [][2]string{
		{"question %q (%s) is answered with %s; expected %s", "问题 %q（%s）的回答是%s；应为%s"},
		{"question %q has no choice %q%s", "问题 %q 没有选项 %q%s"},
		{"question %q takes a number from %d to %d, not %s", "问题 %q 的回答应为 %d 到 %d 的数，不能是 %s"},
		{"question %q takes exactly %d choice, not %d", "问题 %q 要选 %d 项，现在是 %d 项"},
		{"question %q takes exactly %d choices, not %d", "问题 %q 要选 %d 项，现在是 %d 项"},
		{"question %q takes at least %d choice, not %d", "问题 %q 至少选 %d 项，现在是 %d 项"},
		{"question %q takes at least %d choices, not %d", "问题 %q 至少选 %d 项，现在是 %d 项"},
		{"question %q takes at most %d choice, not %d", "问题 %q 最多选 %d 项，现在是 %d 项"},
		{"question %q takes at most %d choices, not %d", "问题 %q 最多选 %d 项，现在是 %d 项"},
		{"question %q does not apply to the other answers; its answer counts once it does", "按其他答案，问题 %q 不适用；一旦适用，它的答案就算数"},
		{"%q stands in this list twice", "%q 在列表中出现了两次"},
		{"rule set %q has no question %q%s", "规则集 %q 没有问题 %q%s"},
		{"rule set %q has no option %q%s", "规则集 %q 没有技术 %q%s"},
		{"rule set %q has no criterion %q%s", "规则集 %q 没有评价标准 %q%s"},
		{"cannot read rule set %q: %s", "读不了规则集 %q：%s"},
		{"waiver has no %q", "豁免（waiver）缺少 %q"},
		{"unknown status %q%s", "未知的状态 %q%s"},
		{"unknown key %q in %s; did you mean %q?", "%[2]s中没有 %[1]s 这个键；是不是想写 %[3]s？"},
		{"unknown key %q in %s", "%[2]s中没有 %[1]s 这个键"},
		{"the weight of %q %s", "%q 的重要程度%s"},
		{"%q must be a number, not %s", "%q 应为数，不能是%s"},
		{"%q must have at most three decimals and twelve digits before them", "%q 最多三位小数，小数点前最多十二位"},
		{"%q must be %s, not %s; leave out the quotes", "%q 应为%s，不能是%s；请去掉引号"},
		{"%q must be %s, not %s", "%q 应为%s，不能是%s"},

		{"the file has more than %s keys and values", "文件中的键和值超过 %s 个"},
		{"the file is larger than %s", "文件超过 %s"},
		{"the file is UTF-16; save it as UTF-8", "文件是 UTF-16 编码；请存成 UTF-8"},
		{"byte %s is no UTF-8; save the file as UTF-8", "字节 %s 不是 UTF-8；请把文件存成 UTF-8"},
		{"%q is no day of the calendar", "日历上没有 %q 这一天"},
		{"%q is no date; expected YYYY-MM-DD", "%q 不是日期；应写成 YYYY-MM-DD"},
		{"key %q is defined in more than one way", "键 %q 有不止一种写法"},
		{"this value is defined in more than one way", "这个值有不止一种写法"},
		{"%q is given twice%s", "%q 写了两次%s"},
		{"first given here", "第一次写在这里"},
		{"control character %s must not stand in a text", "文本中不能有控制字符 %s"},
		{"bidirectional control %s must not stand in a text", "文本中不能有双向控制字符 %s"},
		{"tables and arrays are nested deeper than %d", "表和列表的嵌套超过 %d 层"},
		{"there is no value behind the equals sign", "等号后面没有值"},
		{"a value cannot start with %q%s", "值不能以 %q 开头%s"},
		{"a number cannot go on with %q; put texts in quotes", "数后面不能接 %q；文本要加引号"},
		{"unexpected %q behind a complete value; every key starts a line of its own", "值已写完，后面不该有 %q；每个键要另起一行"},
		{"there is no key before the equals sign", "等号前面没有键"},
		{"a key cannot start with %q; put it in quotes", "键不能以 %q 开头；请给它加引号"},
		{"the text is not closed on its line", "文本在这一行里没有结束"},
		{`unknown escape in a text; a backslash itself is written \\`, `文本中有未知的转义；反斜杠本身写作 \\`},
		{"the number is too large", "数太大了"},
		{"invalid hexadecimal digit in unicode escape sequence", "转义里的十六进制数字不对"},
	}
}

// complaintPartsChinese has what stands inside such sentences.
func complaintPartsChinese() [][2]string {
	return [][2]string{
		{"; expected %s", "；应为 %s"},
		{"; did you mean %q?", "；是不是想写 %q？"},
		{"; built-in rule sets are %s", "；内置的规则集有 %s"},
		{"; write true or false", "；请写 true 或 false"},
		{"; write %s in small letters", "；请用小写写 %s"},
		{"; put texts in quotes", "；文本要加引号"},
		{", as a table and as an array", "，一次是表，一次是列表"},
		{", as a table and as a value", "，一次是表，一次是值"},
		{", as an array of tables and as something else", "，一次是表的列表，一次不是"},
		{"must be from 0 to 1000, with at most three decimals", "应为 0 到 1000 的数，最多三位小数"},
		{"must be written out, without an exponent", "要直接写出来，不用指数"},
		{"must be a number, not %s", "应为数，不能是%s"},
		{"true or false", " true 或 false"}, {"a whole number in digits", "用数字写的整数"},
		{"text", "文本"}, {"a whole number", "整数"}, {"a decimal number", "小数"}, {"a date", "日期"}, {"a time", "时间"},
		{"a list", "列表"}, {"a table", "表"}, {"one choice", "一个选项"}, {"a choice", "选项"}, {"a list of choices", "选项的列表"},
		{"a waiver", "豁免（waiver）"}, {"recorded", " recorded "}, {"an answers file", "答案文件"},
		{"%s (%s)", " %s（%s）"},
	}
}
