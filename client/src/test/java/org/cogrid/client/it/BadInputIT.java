package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cogrid.core.GroovySource.groovy;
import static org.cogrid.core.Named.named;
import static org.cogrid.core.Reference.ref;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cogrid.client.Client;
import org.cogrid.client.DirectView;
import org.cogrid.config.ConfigException;
import org.cogrid.core.CogridException;
import org.cogrid.core.Fn0;
import org.cogrid.core.Fn1;
import org.cogrid.core.NoSuchEngineException;
import org.cogrid.core.NotSerializableValueException;
import org.cogrid.core.RemoteTaskException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with what a program gives ends in a clear error, and the engine stays usable. */
class BadInputIT {
    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    @TempDir
    Path folder;

    @AfterEach
    void theEngineIsUsable() {
        assertThat(GRID.e0().evaluate("6 * 7").get()).isEqualTo(42);
    }

    @Test
    void anUnknownEngineIsRefusedWithTheIdsThereAre() {
        assertThatThrownBy(() -> GRID.client().view(7))
                .isInstanceOf(NoSuchEngineException.class)
                .hasMessageContaining("no engine 7")
                .hasMessageContaining("[0, 1]");
        assertThatThrownBy(() -> GRID.client().getAt(-3)).isInstanceOf(NoSuchEngineException.class);
    }

    @Test
    void aMissingNameIsARemoteMissingPropertyException() {
        DirectView e0 = GRID.e0();

        assertMissing("nowhere", () -> e0.get("nowhere"));
        assertMissing("nowhere", () -> e0.pull("nowhere").get());
        assertMissing("nowhere", () -> e0.execute("1 + nowhere").get());
        assertMissing("nowhere", () -> e0.applySync(groovy("{ v -> v }"), ref("nowhere")));
        assertMissing("nowhere", () -> e0.applySync(groovy("{ v -> v }"), List.of(List.of(ref("nowhere.b")))));
        assertMissing("nowhere", () -> e0.applySync(ref("nowhere"), 1));
        assertMissing("nowhere", () -> InClient.groovy(Map.of("e0", e0), "e0['nowhere']"));
        assertMissing("nowhere", () -> InClient.groovy(Map.of("e0", e0), "e0.applySync { -> nowhere }"));
    }

    private static void assertMissing(String name, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RemoteTaskException.class, failure -> {
            assertThat(failure.remoteClass()).isEqualTo("groovy.lang.MissingPropertyException");
            assertThat(failure.getMessage()).contains(name).contains("engine 0");
            assertThat(failure.engineId()).isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1a", "a b", "", "a-b", "class", "def", "it", "owner", "delegate", "metaClass", "binding"})
    void aNameThatNoVariableCanHaveIsRefusedHere(String name) {
        DirectView e0 = GRID.e0();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> e0.put(name, 1))
                .withMessageContaining("'" + name + "'")
                .withMessageContaining("can't be a variable's name");
        assertThatIllegalArgumentException().isThrownBy(() -> e0.push(Map.of(name, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> e0.pull(name));
    }

    @Test
    void anUnknownPropertyOfAViewIsALocalError() {
        assertThatThrownBy(() -> InClient.groovy(Map.of("e0", GRID.e0()), "e0.keyz"))
                .isInstanceOf(groovy.lang.MissingPropertyException.class)
                .hasMessageContaining("keyz");
    }

    @Test
    void anArgumentThatCanNotTravelIsNamedByItsPath() {
        assertThatThrownBy(() ->
                        GRID.e0().apply(Shipped.identity(), Map.of("k", new ArrayList<>(List.of(1, new Thread())))))
                .isInstanceOf(NotSerializableValueException.class)
                .hasMessageContaining("java.lang.Thread")
                .hasMessageContaining("k")
                .hasMessageContaining("[1]");
        assertThatThrownBy(() -> GRID.e0().put("a", new Thread())).isInstanceOf(NotSerializableValueException.class);
    }

    @Test
    void aCaptureThatCanNotTravelIsNamedByItsPath() {
        Report report = new Report(System.out);

        assertThatThrownBy(() -> GRID.e0().apply(report.writer()))
                .isInstanceOf(NotSerializableValueException.class)
                .hasMessageContaining("Report")
                .hasMessageContaining("out")
                .hasMessageContaining("java.io.PrintStream");
    }

    private record Report(PrintStream out) {
        Fn0<Integer> writer() {
            return () -> {
                out.println("never");
                return 0;
            };
        }
    }

    @Test
    void aResultThatCanNotTravelFailsTheTaskAndIsNamed() {
        assertThatThrownBy(() -> GRID.e0().applySync(Shipped.thread()))
                .isInstanceOfSatisfying(
                        RemoteTaskException.class,
                        failure -> assertThat(failure.getMessage())
                                .contains("java.lang.Thread")
                                .contains("result"));
        assertThatThrownBy(() -> GRID.e0().evaluate("[a: [1, new Socket()]]").get())
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("java.net.Socket")
                .hasMessageContaining("[1]");
    }

    @Test
    void anExceptionThatCanNotTravelArrivesAsText() {
        assertThatThrownBy(() -> GRID.e0().applySync(Shipped.throwStubborn()))
                .isInstanceOfSatisfying(RemoteTaskException.class, failure -> {
                    assertThat(failure.remoteClass()).endsWith("Stubborn");
                    assertThat(failure.remoteMessage()).isEqualTo("with a thread in it");
                    assertThat(failure.remoteStack()).contains("throwStubborn");
                });
    }

    @Test
    void aResultOrExceptionOfAClassOnlyTheEngineHasIsDescribed() {
        DirectView e0 = GRID.e0();
        e0.execute(
                        "class Local implements Serializable { int n = 5 }; class Odd extends Exception { Odd(String m) { super(m) } }")
                .get();

        assertThatThrownBy(() -> e0.evaluate("new Local()").get())
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("Local");
        assertThatThrownBy(() -> e0.execute("throw new Odd('only there')").get())
                .isInstanceOfSatisfying(RemoteTaskException.class, failure -> {
                    assertThat(failure.remoteClass()).isEqualTo("Odd");
                    assertThat(failure.remoteMessage()).isEqualTo("only there");
                });
        assertThat(e0.execute("new Local()").get().type()).isEqualTo("Local");
    }

    @Test
    void aCycleOfAHundredThousandTravels() {
        Link ring = Link.ring(100_000);

        assertThat(GRID.e0().applySync(Shipped.walkRing(), ring)).isEqualTo(100_000);
    }

    @Test
    void aCycleOfTenMillionIsAnErrorHere() {
        Link ring = Link.ring(10_000_000);

        assertThatThrownBy(() -> GRID.e0().apply(Shipped.walkRing(), ring))
                .isInstanceOf(NotSerializableValueException.class)
                .hasMessageContaining("nested deeper");
    }

    private static final class Link implements java.io.Serializable {
        private static final long serialVersionUID = 1L;

        private @Nullable Link next;

        static Link ring(int length) {
            Link first = new Link();
            Link last = first;
            for (int i = 1; i < length; i++) {
                last.next = new Link();
                last = last.next;
            }
            last.next = first;
            return first;
        }
    }

    @Test
    void aScriptFileThatDoesNotExistIsRefusedHere() {
        assertThatThrownBy(() -> GRID.e0().run(folder.resolve("nothing.groovy")))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("nothing.groovy");
    }

    @Test
    void aSyntaxErrorIsToldWithItsFileAndLine() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.groovy"), "a = 1\nb = (2\nc = 3\n");

        assertThatThrownBy(() -> GRID.e0().run(file).get())
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("broken.groovy")
                .hasMessageContaining("line");
        assertThat(GRID.e0().contains("a")).isFalse();
    }

    @Test
    void anErrorInACalledMethodHasItsOwnFileAndLine() throws IOException {
        Path file = Files.writeString(
                folder.resolve("tools.groovy"),
                "def half(x) {\n    if (x == null)\n        throw new IOException('none')\n}\n");
        GRID.e0().run(file).get();

        assertThatThrownBy(() -> GRID.e0().execute("1\nhalf(null)").get())
                .isInstanceOfSatisfying(RemoteTaskException.class, failure -> {
                    assertThat(failure.remoteStack())
                            .contains("half(tools.groovy:3)")
                            .contains(":2)");
                    assertThat(failure.remoteStack()).doesNotContain("$def").doesNotContain("org.codehaus.groovy");
                });
        assertThatThrownBy(() -> GRID.e0().applySync(ref("half"), (Object) null))
                .isInstanceOfSatisfying(
                        RemoteTaskException.class,
                        failure -> assertThat(failure.remoteStack()).contains("half(tools.groovy:3)"));
    }

    @Test
    void aLambdaBesideAReferenceHasToDeclareItsParameter() {
        assertThatThrownBy(() -> GRID.e0().apply(Shipped.undeclared(), ref("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("declare");
    }

    @Test
    void namedArgumentsBindByNameAndAWrongNameListsTheRightOnes() {
        DirectView e0 = GRID.e0();
        e0.execute("def norm(a, levels = [2], scale = 1) { [a, levels, scale] }")
                .get();

        assertThat(e0.<Object>applySync(ref("norm"), 7, named("scale", 3))).isEqualTo(List.of(7, List.of(2), 3));
        assertThat(e0.<Object>applySync(groovy("{ a, levels = [2] -> [a, levels] }"), 7, named("levels", 1)))
                .isEqualTo(List.of(7, 1));
        assertThatThrownBy(() -> e0.applySync(ref("norm"), 7, named("level", 3)))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("level")
                .hasMessageContaining("levels")
                .hasMessageContaining("scale");
        assertThat(
                        InClient.<Object>groovy(
                                Map.of("e0", e0),
                                "e0.applySync({ double[] a, levels = [2] -> [a.length, levels] }, [1, 2] as double[], levels: [3])"))
                .isEqualTo(List.of(2, List.of(3)));
        assertThat(InClient.<Object>groovy(Map.of("e0", e0), "e0.applySync({ a, x = 1, y = 2 -> [a, x, y] }, 5, y: 3)"))
                .isEqualTo(List.of(5, 1, 3));
    }

    @Test
    void anArrayIsOneArgument() {
        DirectView e0 = GRID.e0();

        assertThat(e0.applySync(Shipped.rows(), new double[][] {{1}, {2}})).isEqualTo(2);
        assertThat(e0.applySync(Shipped.length(), new Object[] {1, "b", null})).isEqualTo(3);
        assertThat(e0.<Object>applySync(groovy("{ Object[] a -> a.length }"), new Object[] {1, 2}))
                .isEqualTo(2);
        assertThat(InClient.<Object>groovy(Map.of("e0", e0), "e0.applySync({ a -> a.length }, [1, 2, 3] as Object[])"))
                .isEqualTo(3);
        assertThat(InClient.<Object>groovy(Map.of("e0", e0), "e0.applySync({ a -> a.length }, new double[2][2])"))
                .isEqualTo(2);
    }

    @Test
    void nullIsAnArgumentAndAResult() {
        DirectView e0 = GRID.e0();

        assertThat(e0.<Object, Object>applySync(Shipped.identity(), (Object) null))
                .isNull();
        assertThat(e0.<Object>applySync(groovy("{ a -> a == null }"), (Object) null))
                .isEqualTo(true);
        assertThat(InClient.<Object>groovy(Map.of("e0", e0), "e0.applySync({ a -> [a] }, null)"))
                .isEqualTo(java.util.Collections.singletonList(null));
    }

    @Test
    void aNameOnlyTheProgramHasIsToldApart() {
        assertThatThrownBy(() -> InClient.groovy(Map.of("e0", GRID.e0(), "n", 5), "e0.applySync { -> n + 1 }"))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("n is a variable of your program, not of engine 0: pass it, or push(n: n)");
    }

    @Test
    void codeForANewerJavaIsRefusedHere() throws Exception {
        Class<?> newer = new NewerClasses().loadClass(FromTheFuture.class.getName());
        Fn0<?> function = (Fn0<?>) newer.getDeclaredConstructor().newInstance();

        assertThatThrownBy(() -> GRID.e0().apply(function))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("FromTheFuture")
                .hasMessageContaining("Java");
    }

    /** A function whose class file, as shown to Cogrid, is for a Java that is not there yet. */
    public static final class FromTheFuture implements Fn0<Integer> {
        private static final long serialVersionUID = 1L;

        @Override
        public Integer call() {
            return 1;
        }
    }

    /** Defines the class as it is, but gives out class bytes with a later version. */
    private static final class NewerClasses extends ClassLoader {
        NewerClasses() {
            super(BadInputIT.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(FromTheFuture.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try (InputStream in = super.getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            InputStream in = super.getResourceAsStream(name);
            if (in == null || !name.contains("FromTheFuture")) {
                return in;
            }
            try (in) {
                byte[] bytes = in.readAllBytes();
                bytes[7] = 120; // the major version's low byte
                return new java.io.ByteArrayInputStream(bytes);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @Test
    void aStaticInitialiserThatThrowsFailsItsTasksAndSaysSo() {
        assertThatThrownBy(() -> GRID.e0().applySync(Shipped.useSpoilt()))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("ExceptionInInitializerError")
                .hasMessageContaining("spoilt for good");
        assertThatThrownBy(() -> GRID.e0().applySync(Spoilt.function()))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("static initialiser")
                .hasMessageContaining("spoilt for good");
    }

    private static final class Spoilt {
        static {
            if (Thread.currentThread().getName().startsWith("cogrid-engine")) {
                fail();
            }
        }

        private static void fail() {
            throw new IllegalStateException("spoilt for good");
        }

        static Fn0<Integer> function() {
            return () -> 1;
        }
    }

    @Test
    void anUnknownConfigurationFileIsRefusedByName() {
        System.setProperty("cogrid.client-config", folder.resolve("none.yaml").toString());
        try {
            assertThatThrownBy(() -> Client.connect(GRID.cluster().connectionFile()))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("none.yaml");
        } finally {
            System.clearProperty("cogrid.client-config");
        }
    }

    /** Functions that run on the engine. */
    private static final class Shipped {
        static Fn1<Object, Object> identity() {
            return v -> v;
        }

        static Fn0<Object> thread() {
            return () -> new Thread();
        }

        static Fn0<Object> throwStubborn() {
            return () -> {
                throw new Stubborn();
            };
        }

        static Fn1<Link, Integer> walkRing() {
            return ring -> {
                int count = 1;
                for (Link at = ring.next; at != ring; at = at.next) {
                    count++;
                }
                return count;
            };
        }

        static Fn1<Object, Object> undeclared() {
            Fn1<org.cogrid.core.Reference<?>, Object> function = v -> v;
            @SuppressWarnings({"unchecked", "rawtypes"}) // what javac makes of `v -> v` beside a Reference
            Fn1<Object, Object> asGiven = (Fn1) function;
            return asGiven;
        }

        static Fn1<double[][], Integer> rows() {
            return matrix -> matrix.length;
        }

        static Fn1<Object[], Integer> length() {
            return array -> array.length;
        }

        static Fn0<Integer> useSpoilt() {
            return () -> Spoilt.function().call();
        }
    }

    private static final class Stubborn extends Exception {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("unused")
        private final Object held = new Thread();

        Stubborn() {
            super("with a thread in it");
        }
    }
}
