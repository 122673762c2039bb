package org.cogrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import groovy.lang.MissingMethodException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.cogrid.client.internal.task.TaskOptions;
import org.cogrid.core.CogridException;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.internal.task.ExecuteTask;
import org.cogrid.core.internal.task.ImportTask;
import org.cogrid.core.internal.task.PullTask;
import org.cogrid.core.internal.task.PushTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectViewTest {
    /** Something to import that no engine has. */
    static final class Tool {
        static int field;

        static boolean initialised() {
            return Loud.loaded;
        }

        static String getName() {
            return "tool";
        }

        int instance() {
            return 1;
        }
    }

    static final class Loud {
        static boolean loaded;

        static final class Inner {
            static {
                loaded = true;
            }

            static void shout() {}
        }
    }

    private final FakeGrid grid = new FakeGrid(0);
    private final FakeEngine engine = grid.engine(0);
    private final DirectView view = grid.client().view(0);

    @Test
    void valuesArePushedAndPulledTogether() {
        Map<String, Object> values = new HashMap<>();
        values.put("a", 1.5);
        values.put("n", null);
        view.push(values).get();
        assertThat(engine.lastTask()).isEqualTo(new PushTask(values));
        double a = view.<Double>pull("a").get();
        assertThat(a).isEqualTo(1.5);
        assertThat(engine.lastTask()).isEqualTo(new PullTask(List.of("a"), true));
        assertThat(view.pull("n", "a", "n").get()).isEqualTo(Arrays.asList(null, 1.5, null));
        assertThat(view.pull(Set.of("a")).get()).isEqualTo(List.of(1.5));
        assertThat(engine.lastTask()).isEqualTo(new PullTask(List.of("a"), false));
    }

    @Test
    void aVariableIsReadAndWrittenLikeAnEntry() {
        view.put("b", 25);
        int b = view.get("b", Integer.class);
        int primitive = view.get("b", int.class);
        Number number = view.get("b", Number.class);
        Integer unchecked = view.get(new StringBuilder("b"));
        assertThat(List.of(b, primitive, number, unchecked)).containsOnly(25);
        assertThatThrownBy(() -> view.get("b", String.class))
                .isInstanceOf(ClassCastException.class)
                .hasMessage("b on engine 0 holds java.lang.Integer, not java.lang.String");
        view.put("b", null);
        Assertions.assertThat(view.get("b", String.class)).isNull();
        view.update(Map.of("c", 1));
        assertThat(view.contains("c")).isTrue();
        assertThat(view.remove("c")).isTrue();
        assertThat(view.remove("c")).isFalse();
        assertThatThrownBy(() -> view.get("c"))
                .isInstanceOfSatisfying(
                        RemoteTaskException.class,
                        e -> assertThat(e.remoteClass()).isEqualTo("groovy.lang.MissingPropertyException"));
        view.clear();
        assertThat(engine.globals).isEmpty();
        view.flush();
        assertThat(engine.imports).containsExactly("flushed");
    }

    @Test
    void theGridCopyIsReadWithoutTheEngine() {
        engine.globals.put("a", 5);
        int a = view.peek("a");
        assertThat(a).isEqualTo(5);
        assertThat(engine.tasks).isEmpty();
        assertThatThrownBy(() -> view.peek("b")).isInstanceOf(CogridException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"it", "class", "def", "1a", "", "a b"})
    void aNameNoVariableCanHaveIsRefusedHere(String name) {
        List<org.assertj.core.api.ThrowableAssert.ThrowingCallable> uses = List.of(
                () -> view.put(name, 1),
                () -> view.get(name),
                () -> view.push(Map.of(name, 1)),
                () -> view.pull(name),
                () -> view.pull("a", name),
                () -> view.update(Map.of(name, 1)),
                () -> view.contains(name),
                () -> view.remove(name),
                () -> view.peek(name),
                () -> view.applyInto(name, () -> 1));
        uses.forEach(use -> assertThatThrownBy(use)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "' can't be a variable's name"));
        assertThat(engine.tasks).isEmpty();
    }

    /** Groovy passes null for the one argument that was forgotten. */
    @Test
    void whoForgetsTheNameInGroovyIsToldSo() {
        Stream.of("get()", "pull()", "remove()", "contains()", "peek()", "get(null)")
                .forEach(call -> assertThatThrownBy(() -> groovy("view." + call))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("no name was given"));
        assertThatThrownBy(() -> groovy("view.run()")).hasMessageContaining("no file was given");
        assertThatThrownBy(() -> groovy("view.execute()")).hasMessage("no text was given");
        assertThatThrownBy(() -> groovy("view.evaluate()")).hasMessage("no expression was given");
        assertThat(engine.tasks).isEmpty();
    }

    @Test
    void aMisspeltMethodOrPropertyIsToldByTheNameOfTheTypeThatUsersKnow() {
        assertThatThrownBy(() -> groovy("view.excute('a = 5')"))
                .isInstanceOf(MissingMethodException.class)
                .hasMessage("DirectView has no method excute(String); there is execute");
        assertThatThrownBy(() -> groovy("view.execute('1').gett()"))
                .hasMessage("AsyncResult has no method gett(); there is get");
        assertThatThrownBy(() -> groovy("view.a")).hasMessageContaining("the engine's variable is view['a']");
        assertThatThrownBy(() -> groovy("view.a = 5")).hasMessageContaining("is set by view['a'] = value");
        assertThatThrownBy(() -> groovy("view.execute('1').text")).hasMessageContaining("get().text");
    }

    private Object groovy(String text) {
        return new GroovyShell(new Binding(Map.of("view", view))).evaluate(text);
    }

    @Test
    void otherBadInputIsRefusedHereToo() {
        List<org.assertj.core.api.ThrowableAssert.ThrowingCallable> uses = List.of(
                () -> view.pull(List.of()),
                () -> view.evaluate(" "),
                () -> view.withTimeout(Duration.ZERO),
                () -> view.withTimeout(Duration.ofSeconds(-1)),
                () -> view.withTimeLimit(Duration.ZERO),
                () -> view.push(Collections.singletonMap(null, 1)),
                () -> view.syncImports());
        uses.forEach(use -> assertThatThrownBy(use).isInstanceOf(IllegalArgumentException.class));
        assertThatThrownBy(() -> view.on(null)).hasMessage("reference");
        assertThatThrownBy(() -> view.push(null)).isInstanceOf(NullPointerException.class);
        assertThat(engine.tasks).isEmpty();
    }

    @Test
    void optionsMakeNewViewsAndKeepTheOldOnes() {
        view.setBlock(true);
        DirectView other =
                view.withLabel("l").withTimeout(Duration.ofSeconds(1)).withTimeLimit(Duration.ofSeconds(2));
        other.execute("1");
        view.execute("2");
        assertThat(engine.options)
                .containsExactly(
                        new TaskOptions("l", Duration.ofSeconds(1), Duration.ofSeconds(2), false, false),
                        TaskOptions.NONE);
        assertThat(other.isBlock()).isTrue();
        other.setBlock(false);
        assertThat(view.isBlock()).isTrue();
        assertThat(view.id()).isZero();
        assertThat(view).hasToString("<DirectView 0>");
    }

    @Test
    void aTextIsAnsweredWithItsLastValueAndItsOutput() {
        engine.holds = true;
        AsyncResult<ExecuteReply> result = view.execute("println 'hi'; a = 5");
        assertThat(engine.lastTask())
                .isEqualTo(new ExecuteTask("execute", "println 'hi'; a = 5", "execute.groovy", false));
        engine.handles.get(0).stdout = "hi\n";
        engine.handles.get(0).run(() -> engine.describe(5, false));
        ExecuteReply reply = result.get();
        assertThat(reply.type()).isEqualTo("java.lang.Integer");
        assertThat(reply.text()).isEqualTo("5");
        assertThat(reply.stdout()).isEqualTo("hi\n");
        assertThat(reply.stderr()).isEmpty();
        assertThat(reply.value()).isEqualTo("5");
        assertThat(reply).hasToString("<ExecuteReply java.lang.Integer: 5>");
    }

    @Test
    void aLastValueThatDidNotComeAlongSaysWhy() {
        ExecuteReply reply = view.execute("null").get();
        assertThat(reply.type()).isNull();
        assertThatThrownBy(reply::value)
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("execute 1")
                .hasMessageContaining("it is null");
    }

    @Test
    void aScriptFileIsReadHere(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("größe.groovy");
        Files.writeString(file, "\uFEFFa = 'ä'");
        view.run(file).get();
        assertThat(engine.lastTask()).isEqualTo(new ExecuteTask("run", "a = 'ä'\n", "größe.groovy", false));
        Files.writeString(file, "a = 1\r\n");
        view.run(file.toString()).get();
        assertThat(engine.lastTask()).isEqualTo(new ExecuteTask("run", "a = 1\r\n", "größe.groovy", false));
    }

    @Test
    void aScriptFileThatCannotBeReadIsNamedInFull(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> view.run("nowhere.groovy"))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining(Path.of("nowhere.groovy").toAbsolutePath().toString())
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> view.run(folder)).hasMessageContaining("folder");
        Path latin = Files.write(folder.resolve("l.groovy"), "a = 'ä'".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> view.run(latin)).hasMessageContaining("not UTF-8");
        assertThat(engine.tasks).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java.util.concurrent.*              | java.util.concurrent.*",
                "java.util.concurrent.TimeUnit       | java.util.concurrent.TimeUnit",
                "import java.util.zip.*;             | java.util.zip.*",
                "static java.lang.Math.sqrt          | static java.lang.Math.sqrt",
                "static java.lang.Math.*             | static java.lang.Math.*",
                "static java.lang.Math.PI as pi      | static java.lang.Math.PI as pi",
                "java.util.Map.Entry                 | java.util.Map.Entry",
                "java.util.Map.*                     | java.util.Map.*",
                "java.util.zip.CRC32 as C            | java.util.zip.CRC32 as C"
            })
    void whatTheJdkHasIsImportedThereByName(String given, String imported) {
        view.syncImports(given);
        assertThat(engine.lastTask()).isEqualTo(new ImportTask(List.of(imported), List.of()));
        assertThat(engine.imports).containsExactly(imported);
    }

    @Test
    void whatOnlyThisProgramHasTravelsAlong() {
        String tool = "org.cogrid.client.DirectViewTest.Tool";
        view.syncImports(tool, "static " + tool + ".field", "static " + tool + ".name", tool + " as T");
        assertThat(((ImportTask) engine.lastTask()).classes()).containsExactly(Tool.class);
        view.syncImports("static org.cogrid.client.DirectViewTest.Loud.Inner.shout");
        assertThat(((ImportTask) engine.lastTask()).classes()).containsExactly(Loud.Inner.class);
        assertThat(Tool.initialised()).isFalse();
    }

    @Test
    void aPackageTravelsByItsClassesOrItsJar() {
        view.syncImports("org.cogrid.client.*");
        assertThat(((ImportTask) engine.lastTask()).classes()).contains(DirectViewTest.class, Tool.class, Client.class);
        view.syncImports("org.ejml.simple.*");
        assertThat(((ImportTask) engine.lastTask()).classes())
                .singleElement()
                .satisfies(c -> assertThat(c.getPackageName()).isEqualTo("org.ejml.simple"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java.util.Lisst                                        | no class java.util.Lisst",
                "java.utile.*                                           | no package or class java.utile",
                "static java.lang.Math.sqroot                           | java.lang.Math has no static member sqroot",
                "static java.lang.Maths.sqrt                            | no class java.lang.Maths",
                "static org.cogrid.client.DirectViewTest.Tool.instance  | no static member instance",
                "static sqrt                                            | names a class and its member",
                "java.util.List,                                        | it is none of",
                "java util                                              | it is none of"
            })
    void whatIsNotHereIsNotImportedThere(String name, String why) {
        assertThatThrownBy(() -> view.syncImports("java.util.zip.*", name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("can't import '" + name + "'")
                .hasMessageContaining(why);
        assertThat(engine.tasks).isEmpty();
    }

    @Test
    void abortEndsAListOfTasksFromTheLastOne() {
        engine.holds = true;
        AsyncResult<Integer> first = view.apply(() -> 1);
        AsyncResult<Integer> second = view.apply(() -> 2);
        assertThat(view.abort()).isEqualTo(2);
        view.abort(List.of(first, second));
        assertThat(List.of(first.ready(), second.ready())).containsOnly(true);
    }

    @Test
    void theNamespaceIsListedAsATable() {
        view.put("alpha", 1);
        view.put("b", 2);
        Variables variables = view.variables();
        assertThat(variables.names()).containsExactly("alpha", "b");
        assertThat(variables.size()).isEqualTo(2);
        assertThat(variables.find("b")).isPresent();
        assertThat(variables.find("c")).isEmpty();
        assertThat(variables).hasSize(2);
        assertThat(variables.toString()).isEqualTo("""
                        name   type  size  grid copy
                        alpha  int    4 B  current
                        b      int    4 B  current""");
    }
}
