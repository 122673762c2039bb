package org.cogrid.node.internal.groovy;

import static org.cogrid.node.internal.groovy.SessionRow.row;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Classes and imports of texts that follow each other in one session. */
class SessionTypesTableTest {
    @ParameterizedTest
    @MethodSource({"types", "imports"})
    void typesAndImportsStayAndMayBeRedefined(SessionRow row) throws Throwable {
        row.holds();
    }

    static Stream<SessionRow> types() {
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

    static Stream<SessionRow> imports() {
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
}
