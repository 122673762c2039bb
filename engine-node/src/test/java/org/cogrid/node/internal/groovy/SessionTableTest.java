package org.cogrid.node.internal.groovy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small texts, one after the other in one session, and the last one's value. */
class SessionTableTest {
    record Row(String claim, Object expected, List<String> texts) {
        @Override
        public String toString() {
            return claim;
        }
    }

    @ParameterizedTest
    @MethodSource({"declarations", "functions", "groovysOwnNames", "types", "imports", "staticallyCompiled", "texts"})
    void textsBehaveLikeOneSession(Row row) throws Throwable {
        SessionFixture fixture = new SessionFixture();
        Object last = fixture.run(row.texts().toArray(String[]::new));
        assertThat(last).isEqualTo(row.expected());
    }

    static Stream<Row> declarations() {
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

    static Stream<Row> functions() {
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
                row(
                        "a function goes before a closure value",
                        "function",
                        "f = { 'value' }",
                        "def f() { 'function' }",
                        "f()"),
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
                row("names with a dollar", 1, "def f$1() { 1 }", "f$1()"));
    }

    static Stream<Row> groovysOwnNames() {
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

    static Stream<Row> types() {
        return Stream.of(
                row("a class stays", 3, "class P { int x }", "new P(x: 3).x"),
                row("a class of the same text", 3, "class P { int x }\nnew P(x: 3).x"),
                row(
                        "a class extends an earlier one",
                        "BA",
                        "class A { def f() { 'A' } }",
                        "class B extends A { def f() { 'B' + super.f() } }",
                        "new B().f()"),
                row("a nested class", 2, "class A { static class N { def f() { 2 } } }", "new A.N().f()"),
                row("an enum", "RED", "enum Color { RED, GREEN }", "Color.values()[0].name()"),
                row(
                        "a switch on an enum",
                        "r",
                        "enum Color { RED, GREEN }",
                        "switch (Color.RED) { case Color.RED: 'r'; break; default: 'x' }"),
                row(
                        "a record",
                        List.of(1, "Pt[x=1, y=2]"),
                        "record Pt(int x, int y) {}",
                        "p = new Pt(1, 2)\n[p.x(), p.toString()]"),
                row(
                        "a trait",
                        "hi Bo",
                        "trait Greets { def greet() { \"hi $name\" as String } }",
                        "class Q implements Greets { String name }",
                        "new Q(name: 'Bo').greet()"),
                row(
                        "an interface and a closure for it",
                        4,
                        "interface Doubles { int twice(int x) }",
                        "Doubles d = { it * 2 }\nd.twice(2)"),
                row(
                        "a class named like a default import",
                        "mine",
                        "class Date { def who() { 'mine' } }",
                        "new Date().who()"),
                row("a class named Node", "mine", "class Node { def who() { 'mine' } }", "new Node().who()"),
                row("a class named File", "mine", "class File { static who() { 'mine' } }", "File.who()"),
                row(
                        "a redefined class",
                        "new",
                        "class A { def f() { 'old' } }",
                        "class A { def f() { 'new' } }",
                        "new A().f()"),
                row(
                        "code compiled before keeps the old class",
                        "old new",
                        "class A { def f() { 'old' } }",
                        "def make() { new A().f() }",
                        "class A { def f() { 'new' } }",
                        "make() + ' ' + new A().f()"),
                row(
                        "a function that is called first after the redefinition keeps the old class",
                        false,
                        "class A {}\ndef make() { new A() }",
                        "class A {}",
                        "make() instanceof A"),
                row(
                        "a redefined class loses its nested ones",
                        true,
                        "class A { static class N {} }",
                        "class A {}",
                        "try { new GroovyShell(A.classLoader).evaluate('A.N'); false } catch (MissingPropertyException e) { true }"),
                row(
                        "a class in a package",
                        7,
                        "package p.q\nclass A { def f() { 7 } }",
                        "new A().f() + 0 * new p.q.A().f()"),
                row("a generic class", "x", "class Box<T> { T v }", "Box<String> b = new Box<String>(v: 'x')\nb.v"),
                row(
                        "an annotation",
                        true,
                        "import java.lang.annotation.*\n@Retention(RetentionPolicy.RUNTIME) @interface Mark {}",
                        "@Mark class M {}",
                        "M.isAnnotationPresent(Mark)"),
                row(
                        "an exception class",
                        "oops",
                        "class Oops extends RuntimeException { Oops() { super('oops') } }",
                        "try { throw new Oops() } catch (Oops e) { e.message }"),
                row(
                        "static state stays",
                        2,
                        "class Counter { static int n; static next() { ++n } }",
                        "Counter.next()",
                        "Counter.next()"),
                row("immutable", 3, "import groovy.transform.Immutable\n@Immutable class I { int x }", "new I(3).x"),
                row(
                        "a sealed family",
                        "S",
                        "sealed interface Sh permits S {}\nfinal class S implements Sh {}",
                        "new S().class.simpleName"));
    }

    static Stream<Row> imports() {
        return Stream.of(
                row("a star import stays", "java.util.zip.CRC32", "import java.util.zip.*", "CRC32.name"),
                row(
                        "a class import stays",
                        "java.util.zip.CRC32",
                        "import java.util.zip.CRC32",
                        "new CRC32().class.name"),
                row(
                        "an import with an alias stays",
                        "java.util.zip.CRC32",
                        "import java.util.zip.CRC32 as Sum",
                        "Sum.name"),
                row("a static import stays", 3.0d, "import static java.lang.Math.sqrt", "sqrt(9)"),
                row(
                        "a static import with an alias stays",
                        3.0d,
                        "import static java.lang.Math.sqrt as root",
                        "root(9)"),
                row("a static star import stays", 3.0d, "import static java.lang.Math.*", "sqrt(9) + 0 * PI"),
                row(
                        "a static import in a closure",
                        List.of(3.0d),
                        "import static java.lang.Math.sqrt",
                        "[9].collect { sqrt(it) }"),
                row("a nested class import stays", "java.util.Map$Entry", "import java.util.Map.Entry", "Entry.name"),
                row(
                        "an import replaces one of that name",
                        "java.sql.Date",
                        "import java.util.Date",
                        "import java.sql.Date",
                        "Date.name"),
                row(
                        "a text's own import goes first",
                        "java.sql.Timestamp",
                        "import java.util.Date as D",
                        "import java.sql.Timestamp as D\nD.name"),
                row(
                        "a function sees imports made later",
                        "java.util.zip.CRC32",
                        "def f() { CRC32.name }",
                        "import java.util.zip.*",
                        "f()"),
                row(
                        "a function sees static imports made later",
                        3.0d,
                        "def f() { sqrt(9) }",
                        "import static java.lang.Math.*",
                        "f()"),
                row(
                        "a class of the session goes before an import",
                        "mine",
                        "import java.sql.Date",
                        "class Date { static who() { 'mine' } }",
                        "Date.who()"),
                row(
                        "an import of a class of the session",
                        "RED",
                        "enum Color { RED }",
                        "import static Color.*",
                        "RED.name()"));
    }

    static Stream<Row> staticallyCompiled() {
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

    static Stream<Row> texts() {
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

    private static Row row(String claim, Object expected, String... texts) {
        return new Row(claim, expected, List.of(texts));
    }
}
