package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cogrid.core.UndecodableValueException;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.grid.CodeOwners;
import org.cogrid.core.internal.groovy.GlobalsStandIn;
import org.cogrid.node.internal.code.EngineCode;
import org.cogrid.node.internal.groovy.GroovySession;
import org.cogrid.node.internal.groovy.scope.Definition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Values whose classes an engine's session has compiled. */
final class SessionCodeIT {
    @RegisterExtension
    private static CodeGrid grid = new CodeGrid();

    private final Engine engine = new Engine();

    @Test
    void aValueOfASessionsClassComesBackAsThatClass() throws Throwable {
        Object cell = engine.run("class Cell implements Serializable { int v }; new Cell(v: 5)");

        Object back = engine.decode(engine.encode(cell));

        assertThat(back.getClass()).isSameAs(cell.getClass());
    }

    @Test
    void afterARestartItIsOfTheRestoredClass() throws Throwable {
        Encoded copy =
                engine.encode(engine.run("class Cell implements Serializable { int v }; [new Cell(v: 5), { -> v }]"));
        Engine restarted = new Engine();
        assertThat(restarted.session.restore(engine.defined)).isEmpty();

        List<?> back = (List<?>) restarted.decode(copy);

        assertThat(back.get(0).getClass()).isSameAs(restarted.run("Cell"));
        assertThat(restarted.run("x = 1")).isEqualTo(1);
    }

    @Test
    void anotherEngineDefinesTheClassItself() throws Throwable {
        Encoded copy =
                engine.encode(engine.run("record Pair(int a, int b) implements Serializable {}; new Pair(1, 2)"));

        assertThat(new Engine().decode(copy)).hasToString("Pair[a=1, b=2]");
    }

    @Test
    void aClosureOfASessionRunsOnAnotherEngineWithItsNames() throws Throwable {
        Encoded copy = engine.encode(engine.run("c = { k -> { x -> x * k + n } }(3)"));
        Engine other = new Engine();
        other.run("n = 100");

        assertThat(((Closure<?>) other.decode(copy)).call(2)).isEqualTo(106);
    }

    @Test
    void aRedefinedClassLeavesOlderCopiesReadable() throws Throwable {
        Encoded old = engine.encode(engine.run("class Cell implements Serializable { int v }; new Cell(v: 5)"));
        engine.run("class Cell implements Serializable { int v; String s }; new Cell(v: 6)");

        Object back = engine.decode(old);

        assertThat(back.getClass()).isNotSameAs(engine.run("Cell"));
        assertThat(back.getClass().getDeclaredFields())
                .noneMatch(field -> field.getName().equals("s"));
    }

    @Test
    void aSessionsClassThatExtendsShippedCodeKeepsItsSuperclass() throws Throwable {
        Object base = engine.decode(CodeGrid.encode(grid.client(), new Travellers.Base()));
        Object own = engine.run("class Own extends "
                + Travellers.Base.class.getName().replace('$', '.') + " implements Serializable {}; new Own()");

        Object back = engine.decode(engine.encode(List.of(own, base)));

        assertThat(((List<?>) back).get(0).getClass().getSuperclass()).isSameAs(base.getClass());
    }

    @Test
    void codeThatAScriptUsedIsThereAfterARestart() throws Throwable {
        engine.code.open();
        engine.decode(CodeGrid.encode(grid.client(), new Travellers.Base()));
        String name = Travellers.Base.class.getName().replace('$', '.');
        engine.run("import " + name + "; def made() { new Base() }");
        Engine restarted = new Engine();

        assertThat(restarted.code.open()).isEmpty();
        assertThat(restarted.session.restore(engine.defined)).isEmpty();

        assertThat(restarted.run("made()").getClass().getName()).isEqualTo(Travellers.Base.class.getName());
        restarted.code.scriptsCleared();
        assertThat(grid.store.kept(CodeOwners.scripts(0))).isEmpty();
    }

    @Test
    void aClientSaysThatTheClassIsOnlyOnTheEngine() throws Throwable {
        Encoded reply = engine.encode(engine.run("class Cell implements Serializable { int v }; new Cell(v: 5)"));

        assertThatThrownBy(() -> CodeGrid.decode(grid.client(), reply))
                .isInstanceOf(UndecodableValueException.class)
                .hasMessageContaining("Cell is defined only on the engine");
    }

    private static final class Engine {
        private final EngineCode code = grid.engine();
        private final List<Definition> defined = new ArrayList<>();
        private final GroovySession session =
                new GroovySession(new HashMap<>(), code::main, UnaryOperator.identity(), defined::add);

        Engine() {
            code.session(session);
        }

        Object run(String text) throws Throwable {
            return session.run(text, "test");
        }

        Encoded encode(Object value) {
            return CodeGrid.encode(code, value);
        }

        Object decode(Encoded encoded) {
            Arrival arrival = standIn -> standIn instanceof GlobalsStandIn ? session.globals() : standIn;
            return CodeGrid.decode(code, encoded, arrival);
        }
    }
}
