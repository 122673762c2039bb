package org.cogrid.node.internal.groovy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cogrid.node.internal.groovy.SessionRow.row;

import groovy.lang.MissingMethodException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions of texts that follow each other in one session. */
class SessionFunctionsTableTest {
    @ParameterizedTest
    @MethodSource({"functions", "groovysOwnNames", "latestDefinitions"})
    void functionsStayAndMayBeRedefined(SessionRow row) throws Throwable {
        row.holds();
    }

    static Stream<SessionRow> functions() {
        return Stream.of(
                row("a function stays", 9, "def sq(x) { x * x }", "sq(3)"),
                row("a function of the same text", 9, "def sq(x) { x * x }\nsq(3)"),
                row("a function before its definition", 9, "r = sq(3)\ndef sq(x) { x * x }\nr"),
                row(
                        "functions call functions of other texts",
                        18,
                        "def sq(x) { x * x }",
                        "def twice(x) { 2 * sq(x) }",
                        "twice(3)"),
                row("a function calls one defined later", 9, "def g() { f(3) }", "def f(x) { x * x }", "g()"),
                row("functions see globals", 15, "def f(x) { x * k }", "k = 5", "f(3)"),
                row("functions change globals", 2, "n = 0\ndef count() { n++ }", "count(); count()", "n"),
                row("locals of functions are local", 1, "a = 1\ndef f() { def a = 2; a }", "f()", "a"),
                row("recursion", 120, "def fact(n) { n <= 1 ? 1 : n * fact(n - 1) }", "fact(5)"),
                row(
                        "mutual recursion across texts",
                        true,
                        "def even(n) { n == 0 || odd(n - 1) }",
                        "def odd(n) { n != 0 && even(n - 1) }",
                        "even(10)"),
                row(
                        "overloads",
                        "int String two",
                        "def f(int a) { 'int' }\ndef f(String a) { 'String' }\ndef f(a, b) { 'two' }",
                        "[f(1), f('x'), f(1, 2)].join(' ')"),
                row(
                        "a redefinition reaches older callers",
                        "new",
                        "def f() { 'old' }\ndef g() { f() }",
                        "def f() { 'new' }",
                        "g()"),
                row(
                        "a redefinition reaches closures",
                        "new",
                        "def f(x) { 'old' }\nc = { f(it) }",
                        "def f(x) { 'new' }",
                        "c(1)"),
                row(
                        "a redefinition may take other arguments",
                        "new 1 2",
                        "def f(x) { 'old' }\ndef g() { f(1, 2) }",
                        "def f(x, y) { \"new $x $y\" as String }",
                        "g()"),
                row("default parameters", List.of(11, 3), "def f(x, y = 10) { x + y }", "[f(1), f(1, 2)]"),
                row(
                        "a redefined default reaches older callers",
                        3,
                        "def f(x, y = 10) { x + y }\ndef g() { f(1) }",
                        "def f(x, y = 2) { x + y }",
                        "g()"),
                row("named parameters", 7, "def f(Map m, x) { m.a + x }", "f(3, a: 4)"),
                row("varargs", 3, "def f(Object... all) { all.length }", "f(1, 2, 3)"),
                row("spread arguments", 3, "def f(a, b) { a + b }", "f(*[1, 2])"),
                row("an array is one argument", 3, "def f(a) { a.length }", "x = [1, 2, 3] as Object[]", "f(x)"),
                row(
                        "an array is one argument in a closure",
                        3,
                        "def f(a) { a.length }",
                        "x = [1, 2, 3] as Object[]\n[1].collect { f(x) }[0]"),
                row("typed parameters and result", 4, "int f(double x) { x }", "f(4.2d)"),
                row("a void function", null, "void f() { a = 1 }", "f()"),
                row("private and static functions", 3, "private def f() { 1 }\nstatic g() { 2 }", "f() + g()"),
                row("a generic function", "x", "def <T> T f(T x) { x }", "f('x')"),
                row("the main of a program runs", 7, "void main() { n = 7 }", "n"),
                row("a main may take arguments", 0, "static void main(String[] args) { n = args.length }", "n"),
                row("a main among statements waits to be called", 1, "n = 1\ndef main() { n = 2 }", "n"),
                row("a byte order mark is no text", 3, "\uFEFF1 + 2"),
                row("functions named main and run", 3, "def main() { 1 }\ndef run() { 2 }", "main() + run()"),
                row("a closure value is called by name", 10, "twice = { it * 2 }", "twice(5)"),
                row(
                        "a closure value is called in a function",
                        10,
                        "twice = { it * 2 }",
                        "def f(x) { twice(x) }",
                        "f(5)"),
                row(
                        "a local closure is called in a function",
                        10,
                        "def f(x) { def twice = { it * 2 }; twice(x) }",
                        "f(5)"),
                row("closures call functions", List.of(1, 4, 9), "def sq(x) { x * x }", "[1, 2, 3].collect { sq(it) }"),
                row(
                        "nested closures call functions and see globals",
                        36,
                        "def sq(x) { x * x }\nk = 2",
                        "[1].collect { a -> [3].collect { sq(it * k) } }.flatten()[0]"),
                row("a delegate goes first where Groovy says so", 3, "def size() { -1 }", "[1, 2, 3].with { size() }"),
                row("a closure as the last argument", 12, "def apply(x, c) { c(x) }", "apply(3) { it * 4 }"),
                row("a method pointer to a function", List.of(1, 4), "def sq(x) { x * x }", "[1, 2].collect(this.&sq)"),
                row(
                        "a method pointer to a function of the same text",
                        List.of(1, 4),
                        "def sq(x) { x * x }\n[1, 2].collect(this.&sq)"),
                row("a function's name is the function", List.of(1, 4), "def sq(x) { x * x }", "[1, 2].collect(sq)"),
                row(
                        "an anonymous class calls functions and sees globals",
                        10,
                        "def sq(x) { x * x }\nk = 1",
                        "new Object() { def go() { sq(3) + k } }.go()"),
                row(
                        "a function with an anonymous class",
                        "in",
                        "def f(s) { new Object() { String toString() { s } } }",
                        "f('in').toString()"),
                row("a closure in a function keeps its locals", 5, "def adder(n) { { x -> x + n } }", "adder(2)(3)"),
                row("curry", 5, "def add(a, b) { a + b }", "add.curry(2)(3)"),
                row(
                        "a tail-recursive function",
                        "12000000 5000000",
                        """
                        import groovy.transform.TailRecursive
                        @TailRecursive
                        long sum(long n, long acc = 0) { n == 0 ? acc : sum(n - 1, acc + n % 5) }
                        @TailRecursive
                        def rest(n) {
                            if (n < 7) return n
                            rest(n - 5)
                        }
                        """,
                        "\"${sum(6_000_000)} ${rest(25_000_000) * 1_000_000}\" as String"),
                row(
                        "a tail-recursive function, checked, that calls another overload",
                        500_000L,
                        "@groovy.transform.CompileStatic @groovy.transform.TailRecursive\n"
                                + "long count(long n, long acc) { if (n == 0L) return acc\ncount(n - 1, acc + 1) }\n"
                                + "@groovy.transform.CompileStatic long count(long n) { count(n, 0L) }",
                        "count(500_000)"),
                row(
                        "a tail-recursive function may be redefined",
                        "new",
                        "@groovy.transform.TailRecursive def f(n) { if (n == 0) return 'old'\n"
                                + "f(n - 1) }\n"
                                + "def g() { f(3) }",
                        "@groovy.transform.TailRecursive def f(n) { if (n == 0) return 'new'\nf(n - 1) }",
                        "g()"),
                row(
                        "a memoized function calls itself and is asked once for each argument",
                        List.of(832_040, 31),
                        "runs = 0",
                        "@groovy.transform.Memoized def fib(n) { runs++; n < 2 ? n : fib(n - 1) + fib(n - 2) }",
                        "[fib(30), runs]"),
                row(
                        "variants with named parameters",
                        "1 2",
                        "@groovy.transform.NamedVariant def f(@groovy.transform.NamedParam a,"
                                + " @groovy.transform.NamedParam b) { \"$a $b\" as String }",
                        "f(a: 1, b: 2)"),
                row("names with a dollar", 1, "def f$1() { 1 }", "f$1()"));
    }

    static Stream<SessionRow> latestDefinitions() {
        return Stream.of(
                row("a function replaces a closure", "new", "f = { 'old' }", "def f() { 'new' }", "f()"),
                row("a closure replaces a function", "new", "def f() { 'old' }", "f = { 'new' }", "f()"),
                row("a closure after a function in one text", "new", "def f() { 'old' }\nf = { 'new' }\nf()"),
                row("a later function again", 3, "def f() { 1 }", "f = { 2 }", "def f() { 3 }", "f()"),
                row("the same function again", 1, "def f() { 1 }", "f = { 2 }", "def f() { 1 }", "f()"),
                row("read as a value", "new", "f = { 'old' }", "def f(x) { 'new' }", "[1].collect(f)[0]"),
                row(
                        "older callers and closures call the newest",
                        List.of("new", "new"),
                        "def f(x) { 'old' }\ndef g() { f(1) }\nc = { f(it) }",
                        "f = { x -> 'new' }",
                        "[g(), c(1)]"),
                row(
                        "a method pointer to a closure",
                        "new",
                        "def f(x) { 'old' }",
                        "f = { x -> 'new' }",
                        "[1].collect(this.&f)[0]"),
                row(
                        "a method pointer to a function",
                        "new",
                        "f = { x -> 'old' }",
                        "def f(x) { 'new' }",
                        "[1].collect(this.&f)[0]"),
                row(
                        "a method pointer of an older function",
                        "new",
                        "def f(x) { 'old' }\ndef g() { [1].collect(this.&f)[0] }",
                        "f = { x -> 'new' }",
                        "g()"),
                row(
                        "one of Groovy's names",
                        "new",
                        "def find(x) { 'old' }\ndef g() { find(1) }",
                        "find = { x -> 'new' }",
                        "g()"),
                row("a variable leaves Groovy's own method", true, "any = 1", "def f() { [any { true }] }", "f()[0]"),
                row("a number takes a function's place", 4, "def f(x) { x * x }", "f = f(2)", "f"));
    }

    @Test
    void callOfAVariableThatHoldsNoFunctionSaysWhatItHolds() {
        assertThatThrownBy(() -> new SessionFixture().run("def f(x) { x * x }", "f = f(2)", "f(3)"))
                .isInstanceOf(MissingMethodException.class)
                .hasMessageContaining(
                        "'f' can't be called: it is a variable that holds a value of class java.lang.Integer");
    }

    @Test
    void removingANameRemovesItsFunctionAndItsValue() throws Throwable {
        SessionFixture names = new SessionFixture();
        names.run("def f() { 1 }", "f = { 2 }", "def g() { 3 }\ndef h() { 4 }");
        assertThat(names.session.remove("f")).isTrue();
        assertThat(names.session.remove("g")).isTrue();
        assertThat(names.session.remove("f")).isFalse();
        assertThat(names.session.functionNames()).containsExactly("h");
        assertThatThrownBy(() -> names.run("f()")).hasMessageContaining("No function 'f'");
        assertThatThrownBy(() -> names.run("g()")).hasMessageContaining("No function 'g'");
    }

    static Stream<SessionRow> groovysOwnNames() {
        return Stream.of(
                row("a function named any", "mine", "def any(x) { 'mine' }", "any(1)"),
                row(
                        "a function named any, called with a closure",
                        "mine",
                        "def any(Closure c) { 'mine' }",
                        "any { false }"),
                row(
                        "a function named any, called in a closure",
                        List.of("mine"),
                        "def any(x) { 'mine' }",
                        "[1].collect { any(it) }"),
                row("Groovy's any stays that of a list", true, "def any(x) { 'mine' }", "[1].any { it == 1 }"),
                row("a function named println", "mine", "def println(x) { 'mine' }", "println('x')"),
                row(
                        "a function named println with two parameters leaves Groovy's",
                        null,
                        "def println(a, b) { 'mine' }",
                        "println()"),
                row("a function named sleep", "mine", "def sleep(x) { 'mine' }", "sleep(1)"),
                row("a function named find in the same text", "mine", "def find(x) { 'mine' }\nfind(1)"),
                row("a function named evaluate", "mine", "def evaluate(String s) { 'mine' }", "evaluate('x')"),
                row("a variable named out does not take the output", 1, "out = 1", "println()\nout"),
                row(
                        "variables named like Groovy's methods",
                        6,
                        "list = 1; size = 2; find = 3",
                        "[0].collect { list + size + find }[0]"));
    }
}
