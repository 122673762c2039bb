package org.cogrid.node.internal.groovy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import groovy.lang.Closure;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyShell;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.cogrid.node.internal.groovy.scope.Definition;
import org.cogrid.node.internal.groovy.script.RemoteTrace;
import org.junit.jupiter.api.Test;

class GroovySessionTest {
    private final SessionFixture fixture = new SessionFixture();
    private final GroovySession session = fixture.session;

    @Test
    void aMissingNameIsNamed() {
        assertThatThrownBy(() -> session.run("1 + nope", "test.groovy"))
                .isInstanceOf(MissingPropertyException.class)
                .hasMessageContaining("nope")
                .hasMessageContaining("no variable, function or class");
    }

    @Test
    void aMissingFunctionIsNamed() {
        assertThatThrownBy(() -> session.run("nope(1)", "test.groovy"))
                .isInstanceOf(MissingMethodException.class)
                .hasMessageContaining("No function 'nope' for (Integer)");
        assertThatThrownBy(() -> session.run("[1].each { nope(it) }", "test.groovy"))
                .isInstanceOf(MissingMethodException.class)
                .hasMessageContaining("No function 'nope' for (Integer)");
    }

    @Test
    void wrongArgumentsShowTheOverloads() throws Throwable {
        session.run("def f(int a) { a }\ndef f(int a, String b) { b }", "test.groovy");
        assertThatThrownBy(() -> session.run("f('x')", "test.groovy"))
                .isInstanceOf(MissingMethodException.class)
                .hasMessage("No 'f' takes (String); there is f(int), f(int, String)");
    }

    @Test
    void argumentsThatGroovysOwnMethodDoesNotTakeAreNamed() throws Throwable {
        for (String call : List.of("any(1)", "this.any(1)", "[1].each { any(it) }")) {
            assertThatThrownBy(() -> session.run(call, "test.groovy"))
                    .isInstanceOf(MissingMethodException.class)
                    .hasMessageContaining("No 'any' takes (Integer): Groovy's own method");
        }
        session.run("def any(String a, String b) { a }", "test.groovy");
        assertThat(session.run("any { true }", "test.groovy")).isEqualTo(true);
        assertThatThrownBy(() -> session.run("any(1)", "test.groovy"))
                .isInstanceOf(MissingMethodException.class)
                .hasMessage("No 'any' takes (Integer); there is any(String, String)");
    }

    @Test
    void redefiningAFunctionDropsItsEarlierOverloads() throws Throwable {
        session.run("def f(int a) { a }\ndef f(String a) { a }", "test.groovy");
        session.run("def f(int a) { -a }", "test.groovy");
        assertThat(session.run("f(1)", "test.groovy")).isEqualTo(-1);
        assertThatThrownBy(() -> session.run("f('x')", "test.groovy")).isInstanceOf(MissingMethodException.class);
    }

    @Test
    void aSyntaxErrorSaysFileAndLine() {
        assertThatThrownBy(() -> session.run("a = 1\nb = = 2\n", "my script.groovy"))
                .isInstanceOf(MultipleCompilationErrorsException.class)
                .hasMessageContaining("my script.groovy: 2:")
                .hasMessageNotContaining("Text_");
        assertThat(fixture.values).isEmpty();
    }

    @Test
    void anUnknownClassIsAnErrorOfTheTextAtItsLine() {
        assertThatThrownBy(() -> session.run("\nnew Nope()", "test.groovy"))
                .hasMessageContaining("test.groovy: 2:")
                .hasMessageContaining("unable to resolve class Nope");
    }

    @Test
    void aTextThatDoesNotCompileDefinesNothing() {
        catchThrowable(() -> session.run("import java.util.zip.*\ndef f() { 1 }\nclass A {}\n)", "test.groovy"));
        assertThat(fixture.definitions).isEmpty();
        assertThatThrownBy(() -> session.run("f()", "test.groovy")).isInstanceOf(MissingMethodException.class);
    }

    @Test
    void aTextThatFailsKeepsWhatItDefined() throws Throwable {
        catchThrowable(() -> session.run("def f() { 1 }\nthrow new IOException('no')", "test.groovy"));
        assertThat(session.run("f()", "test.groovy")).isEqualTo(1);
    }

    @Test
    void anErrorInACalledFunctionHasItsOwnFileAndLine() throws Throwable {
        session.run("def f(x) {\n  def y = 1\n  y / x\n}", "lib.groovy");
        Throwable failure = catchThrowable(() -> session.run("a = 1\n\nf(0)", "main.groovy"));
        String trace = RemoteTrace.of(failure);
        assertThat(trace)
                .startsWith("java.lang.ArithmeticException: Division by zero")
                .contains("at script.f(lib.groovy:3)")
                .contains("at script.run(main.groovy:3)")
                .doesNotContain("$def")
                .doesNotContain("Text_")
                .doesNotContain("org.codehaus.groovy")
                .doesNotContain("org.cogrid.node.internal");
    }

    @Test
    void expressionsAreEvaluated() throws Throwable {
        session.run("a = 4", "test.groovy");
        assertThat(session.evaluate("a * 2 + 1")).isEqualTo(9);
    }

    @Test
    void functionsFromSourceSeeTheSession() throws Throwable {
        session.run("n = 3\ndef sq(x) { x * x }", "test.groovy");
        assertThat(session.function("{ k -> k * n }").call(10)).isEqualTo(30);
        assertThat(session.function("{ it << 4 }").call(new ArrayList<>(List.of(1))))
                .isEqualTo(List.of(1, 4));
        assertThat(session.function(" \n // a comment\n { k -> sq(k) } // another")
                        .call(4))
                .isEqualTo(16);
        assertThat(session.function("{ -> n += 1 }").call()).isEqualTo(4);
        assertThat(session.function("this.&sq").call(5)).isEqualTo(25);
        assertThat(session.function("sq").call(5)).isEqualTo(25);
        assertThat(session.function("(a, b) -> a + b").call(5, 6)).isEqualTo(11);
        assertThat(fixture.values).containsEntry("n", 4);
    }

    @Test
    void sourceThatIsNoFunctionIsRefused() {
        assertThatThrownBy(() -> session.function("1 + 1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gave a java.lang.Integer")
                .hasMessageContaining("{ k -> k * 2 }");
    }

    @Test
    void aClassIsUnknownToAFunctionUntilItIsImported() throws Throwable {
        assertThatThrownBy(() -> session.function("{ -> CRC32.name }").call())
                .isInstanceOf(MissingPropertyException.class)
                .hasMessageContaining("CRC32");
        session.run("import java.util.zip.*", "test.groovy");
        assertThat(session.function("{ -> CRC32.name }").call()).isEqualTo("java.util.zip.CRC32");
    }

    @Test
    void shippedClosuresResolveTheirFreeNamesHere() throws Throwable {
        session.run("a = 5\ndef sq(x) { x * x }\nclass P { int x }\ntwice = { it * 2 }", "test.groovy");
        assertThat(shipped("{ b -> a * b }").call(10)).isEqualTo(50);
        assertThat(shipped("{ inc -> a += inc }").call(5)).isEqualTo(10);
        assertThat(shipped("{ -> sq(a) + twice(1) }").call()).isEqualTo(102);
        assertThat(shipped("{ -> [1, 2].collect { sq(it) + a } }").call()).isEqualTo(List.of(11, 14));
        assertThat(shipped("{ -> fresh = 1 }").call()).isEqualTo(1);
        assertThat(shipped("{ -> [3].collect(this.&sq) }").call()).isEqualTo(List.of(9));
        assertThat(shipped("{ -> P.simpleName }").call()).isEqualTo("P");
        assertThat(fixture.values).containsEntry("fresh", 1).containsEntry("a", 10);
        assertThatThrownBy(() -> shipped("{ -> nope }").call())
                .isInstanceOf(MissingPropertyException.class)
                .hasMessageContaining("nope");
        assertThatThrownBy(() -> shipped("{ -> nope(1) }").call())
                .isInstanceOf(MissingMethodException.class)
                .hasMessageContaining("nope");
    }

    @Test
    void shippedClosuresSeeImports() throws Throwable {
        assertThatThrownBy(() -> shipped("{ -> CRC32.name }").call()).isInstanceOf(MissingPropertyException.class);
        session.importNames(List.of(
                "java.util.zip.*", "static java.lang.Math.sqrt", "static java.lang.Math.*", "java.util.List as L"));
        assertThat(shipped("{ -> CRC32.name }").call()).isEqualTo("java.util.zip.CRC32");
        assertThat(shipped("{ -> L.name }").call()).isEqualTo("java.util.List");
        assertThat(shipped("{ -> sqrt(9) + abs(-1) + PI * 0 }").call()).isEqualTo(4.0d);
    }

    @Test
    void pathsReadIntoValues() throws Throwable {
        session.run(
                "a = [b: [1, [c: 2]], 'k.l': 3]\n"
                        + "g = [4, 5] as int[]\n"
                        + "def f(x) { x + 1 }\n"
                        + "class P { def x }\n"
                        + "p = new P(x: 6)",
                "test.groovy");
        assertThat(session.read("g[0]")).isEqualTo(4);
        assertThat(session.read("g[-1]")).isEqualTo(5);
        assertThat(session.read("a.b[1].c")).isEqualTo(2);
        assertThat(session.read("a['k.l']")).isEqualTo(3);
        assertThat(session.read("p.x")).isEqualTo(6);
        assertThat(((Closure<?>) session.read("f")).call(1)).isEqualTo(2);
        assertThatThrownBy(() -> session.read("nope.x"))
                .isInstanceOf(MissingPropertyException.class)
                .hasMessageContaining("nope");
        assertThatThrownBy(() -> session.read("g[")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pathsWriteIntoValues() throws Throwable {
        session.run("a = [b: [1, [c: 2]]]\ng = [4, 5] as int[]\nclass P { def x }\np = new P(x: 6)", "test.groovy");
        session.write("g[0]", 9);
        session.write("a.b[1].c", null);
        session.write("p.x", "new");
        session.write("n", null);
        assertThat(session.run("[g[0], a.b[1].c, p.x, n]", "test.groovy"))
                .isEqualTo(java.util.Arrays.asList(9, null, "new", null));
    }

    @Test
    void importsOfWhatIsNotThereAreRefused() {
        assertThatThrownBy(() -> session.importNames(List.of("com.acme.Nope")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no class com.acme.Nope");
        assertThatThrownBy(() -> session.importNames(List.of("static java.lang.Math.nope")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Math has no member nope");
        assertThatThrownBy(() -> session.importNames(List.of("not an import")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not an import");
        assertThat(fixture.definitions).isEmpty();
    }

    @Test
    void clearForgetsImportsFunctionsAndClasses() throws Throwable {
        session.run("import java.util.zip.*\ndef f() { 1 }\nclass A {}\na = 1", "test.groovy");
        session.clear();
        assertThat(session.run("a", "test.groovy")).isEqualTo(1);
        assertThatThrownBy(() -> session.run("f()", "test.groovy")).isInstanceOf(MissingMethodException.class);
        assertThatThrownBy(() -> session.run("new A()", "test.groovy"))
                .hasMessageContaining("unable to resolve class A");
        assertThatThrownBy(() -> session.run("CRC32.name", "test.groovy")).isInstanceOf(MissingPropertyException.class);
        assertThat(session.definitionsInForce()).isEmpty();
    }

    @Test
    void theSameTextInTheSameSurroundingsIsCompiledOnce() throws Throwable {
        fixture.run("a = 1", "a + 1", "a + 1", "a = 1");
        assertThat(session.compilations()).isEqualTo(2);
        fixture.run("import java.util.zip.*");
        fixture.run("a + 1", "a + 1");
        assertThat(session.compilations()).isEqualTo(4);
        session.function("{ it }");
        session.function("{ it }");
        assertThat(session.compilations()).isEqualTo(5);
    }

    @Test
    void aTextIsCompiledAgainWhenAClassItNamesAppears() throws Throwable {
        catchThrowable(() -> fixture.run("com.acme.Late.name"));
        catchThrowable(() -> fixture.run("com.acme.Late.name"));
        assertThat(session.compilations()).isEqualTo(2);
    }

    @Test
    void aDefinitionIsToldForEachTextThatDefinesSomething() throws Throwable {
        fixture.run(
                "a = 1", "def f() { 1 }", "a = 2", "class A {}", "import java.util.zip.*", "import java.util.zip.*\na");
        assertThat(fixture.definitions)
                .extracting(Definition::functions)
                .extracting(List::copyOf)
                .containsExactly(List.of("f"), List.of(), List.of());
        assertThat(fixture.definitions).isSortedAccordingTo(java.util.Comparator.comparingLong(Definition::sequence));
    }

    @Test
    void definitionsThatNothingNeedsAreNotInForce() throws Throwable {
        for (int i = 0; i < 100; i++) {
            fixture.run("def f() { " + i + " }", "class A { int i = " + i + " }");
        }
        fixture.run("def g() { new A() }", "class A {}", "import java.util.zip.*");
        assertThat(session.definitionsInForce()).hasSize(5);
    }

    @Test
    void loadersSayWhereTheirClassesCameFrom() throws Throwable {
        session.run("class A {}", "myscript.groovy");
        ClassLoader loader = ((Class<?>) session.run("A", "other.groovy")).getClassLoader();
        assertThat(loader.getName()).matches("the version of text \\d+ \\(myscript.groovy\\)");
    }

    @Test
    void theBytesOfSessionClassesAreThoseThatWereCompiled() throws Throwable {
        Object closure = session.run("class A {}\n{ -> 1 }", "test.groovy");
        Class<?> a = (Class<?>) session.run("A", "test.groovy");
        assertThat(session.bytesOf(a))
                .hasValueSatisfying(bytes -> assertThat(bytes)
                        .isEqualTo(fixture.definitions.get(0).classes().get("A")));
        assertThat(session.bytesOf(closure.getClass())).isPresent();
        assertThat(session.bytesOf(String.class)).isEmpty();
    }

    @Test
    void theOldClassStaysForWhatWasCompiledBefore() throws Throwable {
        fixture.run("class A {}\nold = new A()", "def isA(x) { x instanceof A }", "class A {}");
        assertThat(fixture.run("[isA(old), isA(new A()), old instanceof A, new A() instanceof A]"))
                .isEqualTo(List.of(true, false, false, true));
    }

    @Test
    void aNewerLibraryCountsForTheSameText() throws Throwable {
        fixture.libraries = library("1");
        assertThat(fixture.run("import com.acme.Lib", "Lib.version()")).isEqualTo("1");
        fixture.libraries = library("2");
        assertThat(fixture.run("Lib.version()")).isEqualTo("2");
        fixture.libraries = getClass().getClassLoader();
        assertThat(fixture.run("1 + 1")).isEqualTo(2);
        assertThatThrownBy(() -> fixture.run("Lib.version()")).isInstanceOf(MissingPropertyException.class);
    }

    @Test
    void textsThatFellOutOfTheCacheAreUnloaded() throws Throwable {
        SessionFixture small = new SessionFixture(5);
        List<WeakReference<Class<?>>> classes = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            classes.add(new WeakReference<>(small.run("x = [1].collect { it + " + i + " }\nreturn { -> x }")
                    .getClass()));
        }
        await().until(() -> {
            System.gc();
            return classes.stream().filter(one -> one.get() != null).count() <= 5;
        });
        assertThat(small.session.compilations()).isEqualTo(30);
    }

    @Test
    void whatIsAddedToAMetaclassStays() throws Throwable {
        fixture.run("class A {}", "A.metaClass.hi = { 'hi' }", "import java.util.zip.*", "class B {}");
        assertThat(fixture.run("new A().hi()")).isEqualTo("hi");
    }

    @Test
    void aStringThatNoClassCanHoldIsToldInWords() {
        assertThatThrownBy(() -> fixture.run("x = '" + "y".repeat(70_000) + "'"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("test.groovy has a string literal longer than a class may have, 65,535 bytes:"
                        + " push the string as a variable, and use that");
    }

    @Test
    void codeThatNoMethodCanHoldIsToldInWords() {
        assertThatThrownBy(() -> fixture.run("x = 0\n" + "x = x + 1\n".repeat(6_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("test.groovy has more code in one method than a class may have there, 64 KB");
    }

    @Test
    void grabIsRefusedWithTheWayToGiveALibrary() {
        for (int time = 1; time <= 2; time++) {
            assertThatThrownBy(() -> fixture.run("@Grab('a:b:1')\nimport a.B\nB.c()"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("test.groovy uses @Grab, which needs Apache Ivy")
                    .hasMessageContaining("addJars");
        }
    }

    private static ClassLoader library(String version) {
        GroovyClassLoader loader = new GroovyClassLoader(GroovySessionTest.class.getClassLoader());
        loader.parseClass("package com.acme\nclass Lib { static version() { '" + version + "' } }");
        return loader;
    }

    private Closure<?> shipped(String source) {
        Closure<?> closure = (Closure<?>) new GroovyShell().evaluate("return " + source);
        return ((Closure<?>) closure.dehydrate()).rehydrate(session.globals(), session.globals(), session.globals());
    }
}
