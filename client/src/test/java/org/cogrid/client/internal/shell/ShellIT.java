package org.cogrid.client.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cogrid.client.internal.shell.session.Help;
import org.cogrid.client.it.SharedGrid;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be typed into the shell, against engines in JVMs of their own. */
class ShellIT {
    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    @Test
    void linesAreOneSession() {
        ScriptedShell shell = run(
                "import java.util.concurrent.TimeUnit",
                "def twice(x) {",
                "    x * 2",
                "}",
                "class Point { int x, y",
                "  int sum() { x + y } }",
                "int n = 20",
                "twice(n) + new Point(x: 1, y: 1).sum()",
                "def twice(x) { x + x + 0.5 }",
                "twice(n)",
                "TimeUnit.SECONDS");

        assertThat(shell).isEqualTo(new ScriptedShell(0, "42\n40.5\nSECONDS\n", ""));
    }

    @Test
    void enginesAreBound() {
        ScriptedShell shell = run("rc.ids", "e0", "e1", "e0['a'] = 5", "e0['a']", "e0.applySync { -> a * 2 }");

        assertThat(shell.err()).isEmpty();
        assertThat(shell.out()).isEqualTo("[0, 1]\n<DirectView 0>\n<DirectView 1>\n5\n10\n");
    }

    @Test
    void whatIsDefinedInTheShellTravels() {
        ScriptedShell shell = run(
                "class Base implements Serializable { int k = 3 }",
                "class Point extends Base { int x }",
                "def scale(p, by = 2) { new Point(x: p.x * by * p.k) }",
                "def fact(int n) { n <= 1 ? 1 : n * fact(n - 1) }",
                "def adder(int by) { { x -> x + by } }",
                "e0.applySync(this.&fact, 5)",
                "e0.applySync(this.&scale, new Point(x: 7)).x",
                "e0.applySync(adder(3), 4)",
                "e0['p'] = new Point(x: 9)",
                "e0['p'] instanceof Point",
                "e0.applySync { -> p.x }",
                "class Point implements Serializable { int x = 100 }",
                "e0.applySync({ p -> p.x }, new Point())");

        assertThat(shell.err()).isEmpty();
        assertThat(shell.out()).isEqualTo("120\n42\n7\ntrue\n9\n100\n");
    }

    @Test
    void namesThatOnlyTheShellHasAreErrorsThatSaySo() {
        assertThat(run("n = 5", "e0.applySync { -> n * 2 }").err())
                .contains("n is a variable of your program, not of engine 0: pass it, or push(n: n)")
                .contains("at input 2, line 2: e0.applySync { -> n * 2 }");
        assertThat(run("n = 5", "def times(x) { x * n }", "e0.applySync(this.&times, 2)")
                        .err())
                .contains("n is a variable of your program, not of engine 0: pass it, or push(n: n)");
        assertThat(run("e0.applySync { -> rc.ids() }").err())
                .contains("rc is a variable of your program, not of engine 0, and its value can't be sent");
    }

    @Test
    void functionsThatOnlyTheShellHasAreErrorsThatSaySo() {
        String told =
                "f is a method or variable of your program, not of engine 0: pass it as this.&f, or define it there";

        assertThat(run("def f() { 1 }", "e0.applySync { -> f() }").err()).contains(told);
        assertThat(run("def f() { 1 }", "def g() { f() }", "e0.applySync(this.&g)")
                        .err())
                .contains(told);
    }

    @Test
    void aFunctionFromTheShellUsesTheEnginesFunctionsAndVariables() {
        ScriptedShell shell = run(
                "n = 5",
                "def f() { 'here' }",
                "def g() { n = n + 1; f() + n + k() }",
                "def k() { 'sent?' }",
                "e0.execute(\"n = 7; def f() { 'there' }; def k() { '!' }\").get()",
                "e0.applySync(this.&g)");

        assertThat(shell.err()).isEmpty();
        assertThat(shell.out()).endsWith("'there8!'\n");
    }

    @Test
    void anEngineThatIsNotThereIsToldAsSuch() {
        assertThat(run("e9.pull('a')").err()).contains("there is no engine 9 now", "rc.ids", "cogrid restart");
    }

    @Test
    void errorsAreShortAndNameTheUsersLine() {
        ScriptedShell shell = run("x = 1", "def f(a) {", "    a.foo()", "}", "f(3)", "println 'never'");

        assertThat(shell.exit()).isEqualTo(1);
        assertThat(shell.err().lines())
                .hasSizeLessThan(4)
                .first()
                .asString()
                .startsWith("MissingMethodException: No signature of method: foo for class: java.lang.Integer");
        assertThat(shell.err().lines()).last().isEqualTo("  at input 2, line 3: a.foo()");
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void anErrorWhoseMessageFailsIsAnErrorLikeOthers() {
        ScriptedShell shell = run("class Odd extends Error { String getMessage() { throw this } }", "throw new Odd()");

        assertThat(shell.exit()).isEqualTo(1);
        assertThat(shell.err())
                .startsWith("Odd: (its getMessage() failed with ")
                .contains("throw new Odd()");
    }

    @Test
    void syntaxErrorsPointAtTheirPlace() {
        ScriptedShell shell = run("x = 1", "y = )");

        assertThat(shell.exit()).isEqualTo(1);
        assertThat(shell.err()).contains("(line 2, column 5)").contains("\n  y = )\n      ^");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"${ }\"", "[ ]"})
    void textThatNestsTooDeepIsAnErrorLikeOthers(String brackets) {
        String[] pair = brackets.split(" ");
        ScriptedShell shell = run(pair[0].repeat(3_000) + 1 + pair[1].repeat(3_000));

        assertThat(shell.exit()).isEqualTo(1);
        assertThat(shell.err()).isNotBlank().doesNotContain("\tat ");
    }

    @Test
    void aValueIsWrittenWholeWhereNobodyReadsItAtATerminal() {
        ScriptedShell shell = run("%px 'x' * 70_000", "%px (1..60).collect { [it] }");

        assertThat(shell.out())
                .contains("[0, 1] = " + "x".repeat(70_000) + "\n")
                .contains(", [58], [59], [60]]");
    }

    @Test
    void aLongMapOfTheGridIsNotReadToBeShown() {
        ScriptedShell shell =
                run("m = rc.gridMap('m')", "m['a'] = 1; m", "(1..30).each { m[it] = it }; null", "m", "m.destroy()");

        assertThat(shell.err()).isEmpty();
        assertThat(shell.out()).isEqualTo("[a:1]\n<grid map 'm': 31 entries>\n");
    }

    @Test
    void pxRunsOnAllEnginesAndPrefixesWhatTheySay() {
        ScriptedShell shell =
                run("%px import org.cogrid.core.Engine", "%px println 'I am ' + Engine.current().id(); 7", "%pxresult");

        assertThat(shell.err()).isEmpty();
        assertThat(shell.out().lines())
                .containsExactlyInAnyOrder(
                        "[0] I am 0", "[1] I am 1", "[0, 1] = 7", "[0] I am 0", "[1] I am 1", "[0, 1] = 7");
    }

    @Test
    void pxBlocksRunOnTheirTargetsUpToAnEmptyLine() {
        ScriptedShell shell =
                run("%%px 1", "def f() { 5 }", "b = f()", "println b", "", "rc.ids.collect { rc[it].contains('b') }");

        assertThat(shell.err()).isEmpty();
        assertThat(shell.out()).isEqualTo("[1] 5\n[false, true]\n");
    }

    @Test
    void anErrorOnOneEngineIsToldWithItsLineAndTheOthersGoOn() {
        ScriptedShell shell = run(
                "%%px",
                "import org.cogrid.core.Engine",
                "if (Engine.current().id() == 0) throw new IOException('no')",
                "'fine'",
                "");

        assertThat(shell.exit()).isEqualTo(1);
        assertThat(shell.err()).isEqualTo("""
                [0] java.io.IOException: no
                [0]   line 2: if (Engine.current().id() == 0) throw new IOException('no')
                """);
        assertThat(shell.out()).isEqualTo("[1] = fine\n");
    }

    @Test
    void autopxSendsPlainLinesToTheEngines() {
        ScriptedShell shell = run("%autopx", "z = 3", "%autopx", "e1['z']");

        assertThat(shell.err()).isEmpty();
        assertThat(shell.out().lines()).last().isEqualTo("3");
    }

    @Test
    void commandsTellOfVariablesTimesAndTraces() {
        ScriptedShell shell =
                run("mine = [1, 2]", ":vars", "e0['there'] = 1", ":vars 0", ":time e0.apply { -> 6 * 7 }", ":trace");

        assertThat(shell.err()).isEmpty();
        assertThat(shell.out())
                .containsPattern("e0 +org.cogrid.client.DirectView +<DirectView 0>")
                .containsPattern("mine +java.util.ArrayList +\\[1, 2\\]")
                .containsPattern("there +\\S*Integer")
                .containsPattern("42\ntook [\\d.]+ m?s")
                .contains("nothing has failed yet");
    }

    @TestFactory
    List<DynamicTest> everyExampleOfTheHelpRuns() {
        return Help.load().topics().entrySet().stream()
                .map(topic -> DynamicTest.dynamicTest(topic.getKey(), () -> runsWell(topic)))
                .toList();
    }

    private static void runsWell(Map.Entry<String, Help.Topic> topic) {
        assertThat(topic.getValue().text()).isNotEmpty();
        assertThat(topic.getValue().example()).isNotEmpty();
        ScriptedShell shell = run(topic.getValue().example().toArray(String[]::new));
        assertThat(shell.err()).isEmpty();
        assertThat(shell.exit()).isZero();
    }

    private static ScriptedShell run(String... lines) {
        return ScriptedShell.run(GRID.client(), lines);
    }
}
