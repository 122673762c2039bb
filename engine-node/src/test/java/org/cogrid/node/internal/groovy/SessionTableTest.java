package org.cogrid.node.internal.groovy;

import static org.cogrid.node.internal.groovy.SessionRow.row;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Declarations and statements of texts that follow each other in one session. */
class SessionTableTest {
    @ParameterizedTest
    @MethodSource({"declarations", "texts", "staticallyCompiled"})
    void textsBehaveLikeOneSession(SessionRow row) throws Throwable {
        row.holds();
    }

    static Stream<SessionRow> declarations() {
        return Stream.of(
                row("an assignment stays", 5, "a = 5", "a"),
                row("a def stays", 5, "def a = 5", "a"),
                row("a typed declaration stays", 5, "int a = 5", "a"),
                row("a declared type casts", 3, "int a = 3.7", "a"),
                row("a declared type casts a string", 'x', "char a = 'x'", "a"),
                row("a declared type holds at its declaration only", "text", "int a = 5", "a = 'text'", "a"),
                row("final and var stay", 3, "final a = 1\nvar b = 2", "a + b"),
                row("no value means null", null, "def a", "a"),
                row(
                        "no value of a primitive means zero",
                        List.of(0, false, 0.0d),
                        "int a; boolean b; double c",
                        "[a, b, c]"),
                row("several in one declaration", 3, "int a = 1, b = 2", "a + b"),
                row("several at once", List.of(2, 1), "def (a, b) = [1, 2]", "[b, a]"),
                row("several at once without def", List.of(2, 1), "(a, b) = [1, 2]", "[b, a]"),
                row("several at once with types", List.of(3, "4"), "def (int p, String q) = [3.9, 4]", "[p, q]"),
                row("several at once, too few", Arrays.asList(1, null), "def (a, b) = [1]", "[a, b]"),
                row("swap", List.of(2, 1), "a = 1; b = 2", "(a, b) = [b, a]", "[a, b]"),
                row("a field stays", 4, "import groovy.transform.Field\n@Field int a = 4", "a"),
                row("an array stays", 6, "int[] a = [1, 2, 3]", "a.sum()"),
                row("a Java array initialiser stays", 6, "int[] a = new int[] {1, 2, 3}", "a.sum()"),
                row(
                        "a closure becomes the declared interface",
                        -1,
                        "Comparator<Integer> c = { p, q -> p <=> q }",
                        "c.compare(1, 2)"),
                row("a map becomes the declared class", 3, "class P { int x }\nP p = [x: 3]\np.x"),
                row("null is a value", true, "a = null", "a == null"),
                row("a local of a block is local", "outer", "def a = 'outer'\nif (true) { def b = 1 }", "a"),
                row("a loop changes globals", 6, "s = 0\nfor (int i = 1; i < 4; i++) { s += i }\ns"),
                row("compound assignment", 7, "a = 5", "a += 2", "a"),
                row("increment", 6, "a = 5", "a++", "a"),
                row("elements and properties", List.of(9, 2), "a = [1, 2]", "a[0] = 9", "a"),
                row("two name spaces", 6, "def total(n) { n * 2 }", "total = total(3)", "total"));
    }

    static Stream<SessionRow> texts() {
        return Stream.of(
                row("the last value is the result", 3, "1\n2\n3"),
                row("an if is the result", "yes", "if (1 < 2) { 'yes' } else { 'no' }"),
                row("only definitions have no result", null, "def f() { 1 }\nclass A {}"),
                row("an empty text has no result", null, ""),
                row("blanks and a comment have no result", null, "  \n // nothing \n\t"),
                row("Windows line ends", 3, "a = 1\r\nb = 2\r\na + b\r\n"),
                row("a last line of blanks", 3, "1 + 2\n    \n\t  "),
                row("names and strings beyond ASCII", "größe 3 €", "größe = 3", "'größe ' + größe + ' €'"),
                row("strings beyond the basic plane", 2, "s = '😀'\ns.length()"),
                row("multi-line strings and slashy patterns", "a\nb", "s = '''a\nb'''\nassert s ==~ /a\\nb/\ns"),
                row("a GString", "5 apples", "n = 5", "\"$n apples\".toString()"),
                row("decimals are exact", new BigDecimal("0.3"), "0.1 + 0.2"),
                row(
                        "labels and closures in loops",
                        List.of(1, 2),
                        "r = []\nouter: for (i in 1..3) { for (j in 1..3) { if (i == 3) break outer; if (j == 1) r << i } }\nr"),
                row("try and finally", List.of("t", "f"), "r = []\ntry { r << 't' } finally { r << 'f' }\nr"),
                row("binding shows the variables", 3, "a = 3", "binding.variables.a"),
                row("binding writes variables", 4, "binding.setVariable('b', 4)", "b"),
                row("safe navigation and elvis", "none", "a = null", "a?.b ?: 'none'"),
                row("with and tap", List.of(1, 2), "a = [1].tap { add(2) }\na"),
                row("a shebang line", 2, "#!/usr/bin/env groovy\n1 + 1"));
    }

    static Stream<SessionRow> staticallyCompiled() {
        String use = "import groovy.transform.CompileStatic\n";
        return Stream.of(
                row(
                        "@CompileStatic sees globals",
                        7,
                        "a = 3",
                        use + "@CompileStatic int f(int n) { n + (int) a }",
                        "f(4)"),
                row(
                        "@CompileStatic sees functions of other texts",
                        9,
                        "def sq(x) { x * x }",
                        use + "@CompileStatic def f(int n) { sq(n) }",
                        "f(3)"),
                row(
                        "@CompileStatic recursion",
                        55,
                        use + "@CompileStatic int fib(int n) { n < 2 ? n : fib(n - 1) + fib(n - 2) }",
                        "fib(10)"),
                row(
                        "@CompileStatic calls functions of its text by type",
                        7,
                        use
                                + "@CompileStatic int g(int n) { n + 1 }\n@CompileStatic int f(int n) { int r = g(n); r + 1 }",
                        "f(5)"),
                row(
                        "@CompileStatic uses a class of the session",
                        3,
                        "class P { int x }",
                        use + "@CompileStatic int f(P p) { p.x }",
                        "f(new P(x: 3))"),
                row(
                        "@CompileStatic in a class",
                        6,
                        use + "@CompileStatic class S { int f(int n) { n * 2 } }",
                        "new S().f(3)"),
                row(
                        "@TypeChecked sees globals",
                        "3!",
                        "a = 3",
                        "import groovy.transform.TypeChecked\n@TypeChecked String f() { a.toString() + '!' }",
                        "f()"));
    }
}
