package org.cogrid.node.internal.groovy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.Closure;
import groovy.lang.MissingMethodException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.cogrid.node.internal.groovy.scope.Definition;
import org.cogrid.node.internal.groovy.script.RemoteTrace;
import org.junit.jupiter.api.Test;

class SessionRestoreTest {
    private final SessionFixture before = new SessionFixture();

    @Test
    void nothingIsRunAgain() throws Throwable {
        before.run("runs = 1\ndef f() { runs }", "runs += 1\nclass A {}");
        SessionFixture after = before.restored();
        assertThat(after.values).containsEntry("runs", 2);
        assertThat(after.run("f()")).isEqualTo(2);
        assertThat(after.session.compilations()).isEqualTo(1);
    }

    @Test
    void whatCanNotBeRestoredNowIsKeptForTheNextTime() throws Throwable {
        before.run(
                "class Base { int x() { 1 } }",
                "class Derived extends Base {}\ndef f() { new Derived().x() }",
                "def g() { 2 }");
        Definition base = before.definitions.get(0);
        SessionFixture after = new SessionFixture();

        List<String> problems = after.session.restore(before.definitions.subList(1, 3));

        assertThat(problems).hasSize(1);
        assertThat(after.run("g()")).isEqualTo(2);
        assertThat(after.session.definitionsInForce())
                .contains(base.sequence(), before.definitions.get(1).sequence());
    }

    @Test
    void functionsComeBackAndMayBeRedefined() throws Throwable {
        before.run("def sq(x) { x * x }", "def twice(x) { 2 * sq(x) }", "def any(x, y = 4) { y }");
        SessionFixture after = before.restored();
        assertThat(after.run("[twice(3), any(1), [1].collect { sq(it) }]")).isEqualTo(List.of(18, 4, List.of(1)));
        assertThat(after.run("def sq(x) { 1 }", "twice(3)")).isEqualTo(2);
    }

    private long additions;

    @Test
    void theNewestDefinitionOfAFunctionComesBack() throws Throwable {
        before.run("def f() { 1 }", "def f() { 2 }", "def f() { 1 }");
        assertThat(before.restored().run("f()")).isEqualTo(1);
    }

    @Test
    void aFunctionThatAValueReplacedStaysAway() throws Throwable {
        before.run("def f() { 'old' }\ndef g() { 'g' }", "f = { 'new' }");
        before.session.settle(++additions);
        before.values.remove("f"); // as it was live only
        SessionFixture after = before.restored();
        assertThat(after.session.functionNames()).containsExactly("g");
        assertThat(after.run("g()")).isEqualTo("g");
    }

    @Test
    void aValueThatReplacedAFunctionCountsAfterwards() throws Throwable {
        before.run("def f() { 'old' }");
        before.values.put("f", 7);
        before.session.settle(++additions);
        assertThat(before.restored().session.read("f")).isEqualTo(7);
        before.run("def f() { 'again' }");
        assertThat(before.restored().run("f()")).isEqualTo("again");
    }

    @Test
    void aFunctionThatHidAValueCountsThoughTheGridHasTheValueStill() throws Throwable {
        before.run("f = 'old'\ng = 'kept'", "def f() { 'new' }");
        before.values.put("f", "old"); // as the grid has it until the task ends

        SessionFixture after = before.restored();

        assertThat(after.run("[f(), g]")).isEqualTo(List.of("new", "kept"));
        assertThat(after.values).doesNotContainKey("f");
    }

    @Test
    void noFunctionIsLookedAtUntilANameHasBeenAdded() throws Throwable {
        AtomicInteger looks = new AtomicInteger();
        Map<String, Object> values = new HashMap<>() {
            @Override
            public boolean containsKey(Object name) {
                looks.incrementAndGet();
                return super.containsKey(name);
            }
        };
        GroovySession session =
                new GroovySession(values, getClass()::getClassLoader, UnaryOperator.identity(), definition -> {});
        session.run("def f() { 1 }\ndef g() { 2 }", "test.groovy");
        session.settle(1);
        looks.set(0);

        session.settle(1);
        assertThat(looks).hasValue(0);

        values.put("f", 7);
        assertThat(session.settle(2)).isTrue();
        assertThat(session.functionNames()).containsExactly("g");
    }

    @Test
    void removedFunctionsStayAway() throws Throwable {
        before.run("def f() { 1 }\ndef g() { 2 }", "def h() { 3 }");
        before.session.remove("f");
        before.session.remove("h");
        assertThat(before.restored().session.functionNames()).containsExactly("g");
        assertThat(before.session.definitionsInForce()).hasSize(1);
    }

    @Test
    void noEarlierFunctionComesBackForOneThatWasRemoved() throws Throwable {
        before.run("def f() { 1 }\ndef g() { 2 }", "def f() { 3 }");
        before.session.remove("f");
        SessionFixture after = before.restored();
        assertThat(after.session.functionNames()).containsExactly("g");
        assertThat(after.run("g()")).isEqualTo(2);
    }

    @Test
    void noEarlierFunctionComesBackForOneThatAValueReplaced() throws Throwable {
        before.run("class A {}\ndef f() { 1 }", "def g() { new A() }", "def f() { 3 }", "f = { 4 }");
        before.session.settle(++additions);
        before.values.remove("f"); // as it was live only
        assertThat(before.restored().session.functionNames()).containsExactly("g");
    }

    @Test
    void definitionsThatDoNotCountAnyMoreAreToBeDroppedWithAFunction() throws Throwable {
        before.run("def f() { 1 }", "def f() { 2 }");
        assertThat(before.session.settle(++additions)).isFalse();
        before.session.remove("f");
        assertThat(before.session.settle(++additions)).isTrue();
        assertThat(before.session.settle(++additions)).isFalse();
        assertThat(before.session.definitionsInForce()).isEmpty();
    }

    @Test
    void classesEnumsRecordsAndTraitsComeBack() throws Throwable {
        before.run(
                "class P { int x; static class N { int y = 2 } }",
                "enum Color { RED, GREEN { String toString() { 'green' } } }",
                "record Pt(int x, int y) {}",
                "trait Greets { def greet() { \"hi $name\" as String } }",
                "class Q implements Greets { String name }",
                "class Date { def who() { 'mine' } }");
        SessionFixture after = before.restored();
        assertThat(
                        after.run(
                                "[new P(x: 3).x, new P.N().y, Color.GREEN.toString(), new Pt(1, 2).y(), new Q(name: 'Bo').greet(), new Date().who()]"))
                .isEqualTo(List.of(3, 2, "green", 2, "hi Bo", "mine"));
        assertThat(after.run("class R implements Greets { String name }\nnew R(name: 'R').greet()"))
                .isEqualTo("hi R");
    }

    @Test
    void importsComeBack() throws Throwable {
        before.run("import java.util.zip.*\nimport java.util.List as L", "import static java.lang.Math.sqrt as root");
        before.session.importNames(List.of("static java.lang.Math.*"));
        assertThat(before.restored().run("[CRC32.simpleName, L.simpleName, root(9), abs(-1)]"))
                .isEqualTo(List.of("CRC32", "List", 3.0d, 1));
    }

    @Test
    void codeKeepsTheClassItWasCompiledWith() throws Throwable {
        before.run("class A { def f() { 'old' } }", "def make() { new A() }", "class A { def f() { 'new' } }");
        assertThat(before.restored().run("[make().f(), new A().f(), make() instanceof A]"))
                .isEqualTo(List.of("old", "new", false));
    }

    @Test
    void staticStateStartsAfresh() throws Throwable {
        before.run("class C { static int n; static next() { ++n } }", "C.next()", "C.next()");
        assertThat(before.restored().run("C.next()")).isEqualTo(1);
    }

    @Test
    void errorsOfRestoredFunctionsHaveTheirFileAndLine() throws Throwable {
        before.session.run("def f(x) {\n  1 / x\n}", "lib.groovy");
        SessionFixture after = before.restored();
        assertThatThrownBy(() -> after.run("f(0)"))
                .satisfies(failure -> assertThat(RemoteTrace.of(failure)).contains("script.f(lib.groovy:2)"));
    }

    @Test
    void aSessionMayBeRestoredTwiceOver() throws Throwable {
        before.run("class A {}", "def f() { new A() }");
        SessionFixture second = before.restored();
        second.run("def g() { f() }", "class B extends A {}");
        before.definitions.addAll(second.definitions);
        SessionFixture third = before.restored();
        assertThat(third.run("[g() instanceof A, new B() instanceof A]")).isEqualTo(List.of(true, true));
        assertThat(third.definitions).isEmpty();
    }

    @Test
    void definitionsInForceAreEnoughToRestore() throws Throwable {
        before.run(
                "class A {}",
                "def f() { new A() }",
                "class A {}",
                "def f() { 3 }",
                "def g() { new A() }",
                "class A {}");
        Set<Long> inForce = before.session.definitionsInForce();
        before.definitions.removeIf(definition -> !inForce.contains(definition.sequence()));
        assertThat(before.definitions).hasSize(4);
        assertThat(before.restored().run("[f(), g() instanceof A]")).isEqualTo(List.of(3, false));
    }

    @Test
    void aDefinitionThatFailsDoesNotKeepTheOthersAway() throws Throwable {
        before.run("class A {}", "def f() { 1 }", "def g() { new A() }");
        before.definitions.remove(0);
        SessionFixture after = new SessionFixture();
        List<String> problems = after.session.restore(before.definitions);
        assertThat(problems).singleElement().asString().contains("g").contains("A");
        assertThat(after.run("f()")).isEqualTo(1);
        assertThatThrownBy(() -> after.run("g()")).isInstanceOf(MissingMethodException.class);
    }

    @Test
    void classesOfClosuresComeBackWithTheirText() throws Throwable {
        before.run("def f() { { x -> x + 1 } }\nc = { it * 2 }");
        Class<?> closure = before.values.get("c").getClass();
        SessionFixture after = before.restored();
        Closure<?> made = (Closure<?>) after.run("f()");
        assertThat(made.getClass().getClassLoader().loadClass(closure.getName()))
                .isNotSameAs(closure);
    }

    @Test
    void theBytecodeOfRestoredClassesIsChangedToo() throws Throwable {
        before.run("def f() { 1 }");
        List<byte[]> seen = new java.util.ArrayList<>();
        GroovySession session = new GroovySession(
                new java.util.HashMap<>(),
                SessionRestoreTest.class::getClassLoader,
                bytes -> {
                    seen.add(bytes);
                    return bytes;
                },
                definition -> {});
        session.restore(before.definitions);
        assertThat(seen)
                .containsExactlyElementsOf(before.definitions.get(0).classes().values());
    }

    @Test
    void equalDefinitionsHaveEqualBytes() {
        Definition one = new Definition(
                7,
                "f.groovy",
                "größe = 1\n",
                "Text_7",
                Map.of("A", new byte[] {1, 2}, "B", new byte[0]),
                Set.of("f", "g"),
                Set.of("A"),
                List.of("java.util.*"),
                Map.of("C", 3L));
        Definition read = Definition.fromBytes(one.toBytes());
        assertThat(read.toBytes()).isEqualTo(one.toBytes());
        assertThat(read).usingRecursiveComparison().isEqualTo(one);
        assertThatThrownBy(() -> Definition.fromBytes(new byte[] {9}))
                .isInstanceOf(java.io.UncheckedIOException.class)
                .hasMessageContaining("another version of Cogrid");
    }
}
