package org.cogrid.client.internal.groovy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.GroovyShell;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import groovy.util.Eval;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cogrid.client.internal.code.ClientCode;
import org.cogrid.client.internal.code.CodeGrid;
import org.cogrid.core.NotSerializableValueException;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.groovy.GlobalsStandIn;
import org.cogrid.node.internal.code.EngineCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ClosureTravelsIT {
    @RegisterExtension
    private static CodeGrid grid = new CodeGrid();

    private final Globals globals = new Globals();
    private final Binding program = new Binding();
    private final GroovyShell shell = new GroovyShell(program);

    @Test
    void aClosureOfAShellRunsWhereItsClassIsUnknown() {
        Closure<?> there = there("def n = 3; return { x -> [x, 2].collect { it * n } }");

        assertThat(there.call(7)).isEqualTo(List.of(21, 6));
        assertThat(there.getClass().getClassLoader().getName()).startsWith("the version of ");
    }

    @Test
    void aClosureOfEvalTravels() {
        assertThat(there((Closure<?>) Eval.me("{ x -> x + 1 }")).call(1)).isEqualTo(2);
    }

    @Test
    void closuresOfTwoShellsDoNotMix() {
        Closure<?> one = there("return { -> 1 }");
        Closure<?> other = there((Closure<?>) new GroovyShell().evaluate("return { -> 2 }"));

        assertThat(List.of(one.call(), other.call())).isEqualTo(List.of(1, 2));
    }

    @Test
    void freeNamesAreTheEngines() {
        globals.values.put("a", 5);

        assertThat(there("return { inc -> a += inc }").call(5)).isEqualTo(10);
        assertThat(globals.values).containsEntry("a", 10);
    }

    @Test
    void freeNamesOfNestedClosuresAreTheEnginesToo() {
        globals.values.put("a", 5);

        assertThat(there("return { list -> list.collect { it * a } }").call(List.of(1, 2)))
                .isEqualTo(List.of(5, 10));
    }

    @Test
    void aVariableOfTheProgramIsNamedAsSuch() {
        program.setVariable("n", 3);
        Closure<?> there = there("return { k -> k * n }");

        assertThatThrownBy(() -> there.call(2))
                .isInstanceOf(MissingPropertyException.class)
                .hasMessage("n is a variable of your program, not of the engine: pass it, or push(n: n)");
    }

    @Test
    void noAdviceToPushWhatCannotBeSent() {
        program.setVariable("rc", new ClosureTravelsIT());
        Closure<?> there = there("return { -> rc.ids() }");

        assertThatThrownBy(there::call)
                .isInstanceOf(MissingPropertyException.class)
                .hasMessage("rc is a variable of your program, not of the engine, and its value can't be sent:"
                        + " pass what the function needs of it");
    }

    @Test
    void aMethodOfTheProgramIsNamedAsSuch() {
        Closure<?> there = there("def f(x) { x }; return { k -> f(k) }");

        assertThatThrownBy(() -> there.call(2))
                .isInstanceOf(MissingMethodException.class)
                .hasMessageContaining("f is a method or variable of your program");
    }

    @Test
    void aNameThatNobodyHasIsJustMissing() {
        Closure<?> there = there("return { k -> zzz }");

        assertThatThrownBy(() -> there.call(2)).hasMessageContaining("zzz").hasMessageNotContaining("your program");
    }

    @Test
    void aRecursiveClosureTravels() {
        Closure<?> there = there("def fact; fact = { n -> n < 2 ? 1 : n * fact(n - 1) }; return fact");

        assertThat(there.call(5)).isEqualTo(120);
    }

    @Test
    void methodPointersTravel() {
        assertThat(there("return Math.&hypot").call(3, 4)).isEqualTo(5.0);
        assertThat(there("return String::length").call("four")).isEqualTo(4);
        assertThat(there("return 'four'.&length").call()).isEqualTo(4);
    }

    @Test
    void aMethodOfAScriptTravelsWithItsScript() {
        globals.values.put("a", 5);

        assertThat(there("def g(x) { x + a }; def f(x) { 2 * g(x) }; return this.&f")
                        .call(1))
                .isEqualTo(12);
    }

    @Test
    void curriedAndComposedClosuresTravel() {
        globals.values.put("a", 5);

        assertThat(there("return { x, y -> x * y + a }.curry(3)").call(4)).isEqualTo(17);
        assertThat(there("return { x -> x + a } >> { it * 2 }").call(1)).isEqualTo(12);
        assertThat(there("return { x, y -> x - y }.rcurry(1)").call(4)).isEqualTo(3);
        assertThat(there("return { x -> x + a }.memoize()").call(4)).isEqualTo(9);
    }

    @Test
    void aClosureThatWasUsedInAMatchTravels() {
        assertThat(there("def c = { it > 1 }; assert 2 in c; return c").call(0)).isEqualTo(false);
    }

    @Test
    void classesOfTheScriptTravel() {
        Closure<?> there = there("class Cell { int v }; record Pair(int a, int b) {}\n"
                + "return { int x -> new Cell(v: x).v + new Pair(x, 2).b() }");

        assertThat(there.call(1)).isEqualTo(3);
    }

    @Test
    void aResultOfTheScriptsOwnClassIsThatVeryClass() {
        ClientCode client = grid.client();
        EngineCode engine = grid.engine();
        Object type = shell.evaluate("class Mine implements Serializable { int v }; return { -> new Mine(v: 3) }");
        Closure<?> there = (Closure<?>) decode(engine, client, type);

        Object back = CodeGrid.decode(client, CodeGrid.encode(engine, there.call()));

        assertThat(back.getClass().getClassLoader()).isSameAs(type.getClass().getClassLoader());
    }

    @Test
    void aClosureThatComesBackSaysThatItsNamesAreTheEngines() {
        ClientCode client = grid.client();
        EngineCode engine = grid.engine();
        Object there = decode(engine, client, shell.evaluate("return { -> a }"));

        Closure<?> back = (Closure<?>) CodeGrid.decode(client, CodeGrid.encode(engine, there));

        assertThatThrownBy(back::call).hasMessageContaining("call the closure on the engine");
    }

    @Test
    void aShellThatDoesNotSeeTheClientIsNamedAsTheReason() {
        GroovyShell blind = new GroovyShell(new GroovyOnly());
        Object closure = blind.evaluate("return { -> 1 }");

        assertThatThrownBy(() -> CodeGrid.encode(grid.client(), closure))
                .isInstanceOf(NotSerializableValueException.class)
                .hasMessageContaining("Groovy shell or class loader that did not see cogrid-client");
    }

    private Closure<?> there(String text) {
        return there((Closure<?>) shell.evaluate(text));
    }

    private Closure<?> there(Closure<?> closure) {
        return (Closure<?>) decode(grid.engine(), grid.client(), closure);
    }

    private Object decode(EngineCode engine, ClientCode client, Object value) {
        Arrival arrival = standIn -> standIn instanceof GlobalsStandIn ? globals : standIn;
        return CodeGrid.decode(engine, CodeGrid.encode(client, value), arrival);
    }

    private static final class Globals extends GroovyObjectSupport {
        private final Map<String, Object> values = new HashMap<>();

        @Override
        public Object getProperty(String name) {
            if (!values.containsKey(name)) {
                throw new MissingPropertyException(name, Globals.class);
            }
            return values.get(name);
        }

        @Override
        public void setProperty(String name, Object value) {
            values.put(name, value);
        }
    }

    /** Knows Groovy but not the client, so that no transformation of ours is found. */
    private static final class GroovyOnly extends ClassLoader {
        GroovyOnly() {
            super(GroovyOnly.class.getClassLoader());
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.endsWith("ASTTransformation") ? Collections.emptyEnumeration() : super.getResources(name);
        }
    }
}
