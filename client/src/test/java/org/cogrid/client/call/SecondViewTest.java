package org.cogrid.client.call;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import javax.tools.ToolProvider;
import org.cogrid.client.Client;
import org.cogrid.client.DirectView;
import org.cogrid.client.FakeGrid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second kind of view, with lists for results: its forms are the generator's, and Groovy's forms are there already. */
class SecondViewTest {
    private static final CallForms.View PAIR = new CallForms.View(
            "org.cogrid.pair",
            "Pair",
            List.of("java.util.List", "org.cogrid.client.AsyncResult"),
            new CallForms.Results("AsyncResult<List<$R>>", "List<$R>", "AsyncResult<List<Reference<$R>>>"),
            new CallForms.Words(
                    "on both engines",
                    "both values",
                    "a Reference to each",
                    "When an engine leaves the grid meanwhile, the call fails with an {@code EngineLostException}."));

    private static final String PAIR_VIEW = """
            package org.cogrid.pair;

            import java.lang.reflect.Proxy;
            import java.util.Arrays;
            import java.util.List;
            import org.cogrid.client.*;
            import org.cogrid.client.call.Call;
            import org.cogrid.core.Reference;

            public record PairView(DirectView one, DirectView two) implements PairEngineFunctionCalls, PairStoringCalls {
                public <R> AsyncResult<List<R>> apply(Call<R> call) {
                    return both(one.apply(call), two.apply(call));
                }

                public <R> List<R> applySync(Call<R> call) {
                    return applyAsync(call).get();
                }

                public <R> AsyncResult<List<R>> applyAsync(Call<R> call) {
                    return both(one.applyAsync(call), two.applyAsync(call));
                }

                public <R> AsyncResult<List<Reference<R>>> applyInto(CharSequence name, Call<R> call) {
                    return both(one.applyInto(name, call), two.applyInto(name, call));
                }

                @SuppressWarnings("unchecked")
                private static <T> AsyncResult<List<T>> both(AsyncResult<T> one, AsyncResult<T> two) {
                    return (AsyncResult<List<T>>) Proxy.newProxyInstance(PairView.class.getClassLoader(),
                            new Class<?>[] {AsyncResult.class}, (proxy, method, arguments) -> Arrays.asList(one.get(), two.get()));
                }
            }
            """;

    private static final String PROGRAM = """
            package org.cogrid.pair;

            import static org.cogrid.core.GroovySource.groovy;
            import static org.cogrid.core.Named.named;
            import static org.cogrid.core.Reference.ref;

            import java.util.List;
            import java.util.concurrent.Callable;
            import org.cogrid.client.AsyncResult;
            import org.cogrid.core.Reference;

            public record Program(PairView pair) implements Callable<Object> {
                public Object call() {
                    List<Integer> plain = pair.applySync(v -> v * 2, 21);
                    List<Integer> referring = pair.applySync((Integer a, Integer b) -> a - b, 8, ref("n"));
                    AsyncResult<List<String>> later = pair.apply((a, b) -> a + b, 1, "x");
                    AsyncResult<List<Void>> none = pair.applyAsync(() -> System.out.flush());
                    pair.applySync(() -> System.out.flush());
                    List<Integer> there = pair.applySync(groovy("{ m, a -> m.x + a }"), 5, named("x", 1));
                    List<Reference<Integer>> kept = pair.applyInto("kept", () -> 7).get();
                    List<String> typed = new PairOnReference<>(pair, ref("n", Integer.class)).applySync((n, s) -> s + n, "n");
                    return List.of(plain, referring, later.get(), there, kept.get(1).path(), typed);
                }
            }
            """;

    @TempDir
    static Path folder;

    private static URLClassLoader classes;

    private final Client rc = new FakeGrid(0, 1).client();
    private final DirectView e0 = rc.view(0);

    @BeforeAll
    static void compile() throws IOException {
        Map<String, String> sources = new TreeMap<>(CallForms.of(PAIR));
        sources.put("org/cogrid/pair/PairView.java", PAIR_VIEW);
        sources.put("org/cogrid/pair/Program.java", PROGRAM);
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-Xlint:all", "-Werror", "-cp", System.getProperty("java.class.path")));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        int errors = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(errors).isZero();
        classes = new URLClassLoader(new URL[] {folder.toUri().toURL()}, SecondViewTest.class.getClassLoader());
    }

    @AfterAll
    static void close() throws IOException {
        classes.close();
    }

    private Object pair() throws ReflectiveOperationException {
        return classes.loadClass("org.cogrid.pair.PairView")
                .getConstructor(DirectView.class, DirectView.class)
                .newInstance(e0, rc.view(1));
    }

    private Object groovy(String script) throws ReflectiveOperationException {
        Map<String, Object> variables = Map.of("e0", e0, "pair", pair());
        return new GroovyShell(classes, new Binding(variables)).evaluate("""
                import org.cogrid.client.*
                import org.cogrid.pair.PairView
                import org.cogrid.core.Reference
                import static org.cogrid.core.Reference.ref
                """ + script);
    }

    @Test
    void javaCallsAllFormsOfTheGeneratedInterfacesWithTypesOfTheirOwn() throws Exception {
        e0.put("n", 3);
        rc.view(1).put("n", 4);
        Object program = classes.loadClass("org.cogrid.pair.Program")
                .getDeclaredConstructors()[0]
                .newInstance(pair());
        assertThat(((Callable<?>) program).call())
                .isEqualTo(List.of(
                        List.of(42, 42),
                        List.of(5, 4),
                        List.of("1x", "1x"),
                        List.of(6, 6),
                        "kept",
                        List.of("n3", "n4")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pair.applySync { -> 42 }",
                "pair.applySync({ int a, int b -> a + b }, 40, 2)",
                "pair.apply({ int a -> a + 2 }, 40).get()",
                "pair.applyAsync({ Map m, int a -> (int) m.x + a }, 40, x: 2).get()",
                "pair.applyInto('r', { -> 40 }); pair.applySync({ int a -> a + 2 }, ref('r'))",
                "pair.applyInto('r', { Map m -> m.x }, x: 42); pair.applySync({ it }, ref('r'))"
            })
    void groovysFormsAreThoseOfEveryView(String call) throws Exception {
        assertThat(groovy(call)).isEqualTo(List.of(42, 42));
        assertThat(groovy("@groovy.transform.CompileStatic Object go(PairView pair) { " + call + " }; go(pair)"))
                .isEqualTo(List.of(42, 42));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int n = e0.applySync({ int a -> a + 2 }, 40); n",
                "Integer n = e0.applySync({ Map m -> m.x }, x: 42); n + 0",
                "String s = e0.applySync { -> 'x' }; s.length() + 41",
                "AsyncResult<Integer> r = e0.apply({ int a -> a + 2 }, 40); r.get() + 0",
                "AsyncResult<Reference<Integer>> r = e0.applyInto('r', { -> 1 }); r.get().path().length() + 41",
                "List<Integer> both = pair.applySync { -> 21 }; both[0] + both[1]",
                "AsyncResult<List<Integer>> both = pair.applyAsync { -> 21 }; both.get()[0] + both.get()[1]",
                "e0.apply({ -> 1 }).metadata.engineId + 42",
                "(int) e0.applySync { -> 42 }",
                "(e0.applySync { -> 42 }) as int"
            })
    void aStaticallyCompiledResultHasTheTypeItIsGivenTo(String body) throws Exception {
        String go = "@groovy.transform.CompileStatic Object go(DirectView e0, PairView pair) { " + body
                + " }; go(e0, pair)";
        assertThat(groovy(go)).isEqualTo(42);
    }
}
