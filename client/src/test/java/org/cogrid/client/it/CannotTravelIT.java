package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cogrid.client.Client;
import org.cogrid.client.DirectView;
import org.cogrid.client.MultiView;
import org.cogrid.core.CogridException;
import org.cogrid.core.CompositeTaskException;
import org.cogrid.core.NotSerializableValueException;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.function.Fn0;
import org.cogrid.core.function.Fn1;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What can't travel, or not be used where it arrives, ends in an error that names it, and the engine stays usable. */
class CannotTravelIT extends UsableAfterwards {
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

    @Test
    void aCapturedViewIsToldToStayHere() {
        DirectView e0 = GRID.e0();

        assertThatThrownBy(() -> e0.applySync(() -> e0.id()))
                .isInstanceOf(NotSerializableValueException.class)
                .hasMessageContaining(" : DirectView, which belongs to this program, because an engine has no client")
                .hasMessageContaining("ref(view, \"name\")");
    }

    @Test
    void aScriptsFunctionThatConnectsIsToldThatAnEngineHasNoClient() {
        Map<String, Object> variables = Map.of("e0", GRID.e0());

        assertThatThrownBy(() -> InClient.groovy(variables, "e0.applySync { -> org.cogrid.client.Client.connect() }"))
                .hasMessageContaining("Client.connect was called on an engine, where there is no client");
    }

    @Test
    void aFunctionThatConnectsIsToldSoInEachVerbThatRunsOne() {
        MultiView both = GRID.client().view(0, 1);
        List<ThrowingCallable> verbs = List.of(
                () -> both.applySync(() -> Client.connect().size()),
                () -> both.mapSync(k -> Client.connect().size() + k, List.of(1, 2)),
                () -> both.applyInto("n", () -> Client.connect().size()).get());

        assertThat(verbs)
                .allSatisfy(verb -> assertThatThrownBy(verb)
                        .isInstanceOf(CompositeTaskException.class)
                        .hasMessageContaining(
                                "Client.connect was called on an engine, where there is no client: do that in your"
                                        + " program, and pass what the function needs as an argument or Reference"));
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
        e0.execute("class Local implements Serializable { int n = 5 }; class Odd extends Exception { Odd(String"
                        + " m) { super(m) } }")
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
            super(CannotTravelIT.class.getClassLoader());
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
