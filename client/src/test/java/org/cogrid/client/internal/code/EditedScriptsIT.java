package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.util.List;
import java.util.Map;
import org.cogrid.client.Client;
import org.cogrid.client.it.SharedGrid;
import org.cogrid.core.RemoteTaskException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Groovy scripts that are changed and run again, each time with a client of its own, and texts whose classes are defined anew. */
final class EditedScriptsIT {
    private static final int EDITS = 5;

    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    @Test
    void valuesOfAScriptsClassFitTheEditedScript() throws Exception {
        String script = """
                %2$s
                class Cfg implements Serializable { int n = 7 }
                def f = { Cfg c -> "version %1$s: " + c.n }
                def fresh = e0.applySync(f, new Cfg())
                if (first) e0['cfg'] = new Cfg()
                return [fresh, e0.applySync(f, org.cogrid.core.Reference.ref('cfg'))]
                """;
        for (int edit = 1; edit <= EDITS; edit++) {
            String text = script.formatted(edit, "\n".repeat(edit)); // classes are compiled with their line numbers
            assertThat(groovy(text, edit == 1))
                    .isEqualTo(List.of("version " + edit + ": 7", "version " + edit + ": 7"));
        }
    }

    @Test
    void aRecordGetsFurtherComponentsEmptyAndLosesNone() throws Exception {
        String script = """
                record Rec(%s) {}
                if (first) e0['rec'] = new Rec(5)
                return e0.applySync({ Rec r -> r.toString() }, org.cogrid.core.Reference.ref('rec'))
                """;
        assertThat(groovy(script.formatted("int a"), true)).isEqualTo("Rec[a=5]");
        assertThat(groovy(script.formatted("String s, int a, int b"), false)).isEqualTo("Rec[s=null, a=5, b=0]");
        assertThatThrownBy(() -> groovy(script.formatted("String s, long a, int b"), false))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("'rec' does not fit this program")
                .hasMessageContaining("field 'a' is of another type");
    }

    @Test
    void aValueThatHoldsAClassThatIsNoMoreIsRefusedWithItsName() throws Exception {
        String script = """
                record In(int a) { static String tag() { '%1$s' } }
                record Out%1$s(In inner) {}
                if (first) e0['out'] = new Out%1$s(new In(1))
                return e0.applySync({ Object o -> In.tag() + new Out%1$s(new In(2)) }, org.cogrid.core.Reference.ref('out'))
                """;
        assertThat(groovy(script.formatted("A"), true)).asString().startsWith("A");
        assertThatThrownBy(() -> groovy(script.formatted("B"), false))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("'out' does not fit this program: it holds class In, the version of ")
                .hasMessageContaining(
                        "the value also holds class OutA, which this program does not have\nassign it again");
    }

    @Test
    void aValueOfAClassThatWasRenamedIsRefusedWithItsName() {
        String script = """
                class Cfg%1$s implements Serializable { int n = 7 }
                if (first) e0['renamed'] = new Cfg%1$s()
                return e0.applySync({ Cfg%1$s c -> c.n }, org.cogrid.core.Reference.ref('renamed'))
                """;
        assertThat(groovy(script.formatted(""), true)).isEqualTo(7);
        assertThatThrownBy(() -> groovy(script.formatted("New"), false))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining(
                        "the call of a closure does not fit: its argument is of class Cfg, the version of ")
                .hasMessageContaining("this program has no class Cfg here: if it was renamed");
    }

    @Test
    void aFunctionOfAnEarlierVersionGoesOnAsItWas() throws Exception {
        String script = """
                class Counter implements Serializable { int n; int next() { n += %1$s } }
                if (first) { e0['counter'] = new Counter(); e0['bump'] = { c -> "version %1$s: " + c.next() } }
                return e0.applySync({ Counter c -> c.next() }, org.cogrid.core.Reference.ref('counter'))
                """;
        groovy(script.formatted(1), true);
        assertThat(groovy(script.formatted(10), false)).isEqualTo(11);
        assertThat(GRID.e0().evaluate("bump(counter)").get()).hasToString("version 1: 21");
        assertThat(GRID.e0()
                        .evaluate("bump.getClass().classLoader.loadClass('Counter').is(counter.getClass())")
                        .get())
                .isEqualTo(false);
    }

    @Test
    void aTextsFunctionNamesTheVersionsItDoesNotTake() {
        GRID.e0()
                .execute("class Vw { int a = 1 }\ndef fv(Vw x) { x.a }\nhold = { Vw x -> x.a }")
                .get();
        GRID.e0().execute("class Vw { int a = 2 }\nnw = new Vw()").get();

        assertThatThrownBy(() -> GRID.e0().execute("fv(nw)").get())
                .hasMessageContaining("the argument holds class Vw, the version of text ")
                .hasMessageContaining(
                        "failed on engine 0 while running: groovy.lang.MissingMethodException: No 'fv' takes")
                .hasMessageContaining("the function takes the version of text ")
                .hasMessageContaining("run the text again");
        assertThatThrownBy(() -> GRID.e0().execute("hold(nw)").get())
                .hasMessageContaining(
                        "the call of a closure does not fit: the argument holds class Vw, the version of text ")
                .hasMessageContaining("run the text again");
    }

    private static Object groovy(String text, boolean first) {
        try (Client client = GRID.cluster().connect()) {
            return new GroovyShell(new Binding(Map.of("e0", client.view(0), "first", first)))
                    .evaluate(text, "job.groovy");
        }
    }
}
