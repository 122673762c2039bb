package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a class loader that waits keeps from being sent: what only it knows. */
final class WaitingLoaderTest {
    private static final String SOURCE = "public class %s { Helper helper; static class Helper { } }";

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void othersClassesAndKnownOnesAreFoundMeanwhile() throws Exception {
        Path classes = new Program(folder)
                .with("p.One", "package p; " + SOURCE.formatted("One"))
                .with("q.Two", "package q; " + SOURCE.formatted("Two"))
                .classes();
        Waiting waiting = new Waiting(classes);
        Class<?> known = waiting.loadClass("p.One");
        Class<?> asked = waiting.loadClass("q.Two");
        ReachableCode scan = scan(known).get(50, TimeUnit.SECONDS);

        waiting.waitsFor = ".class";
        Future<ReachableCode> slow = scan(asked);
        waiting.isAsked.get(50, TimeUnit.SECONDS);
        ReachableCode others = scan(Program.loader(classes).loadClass("q.Two")).get(50, TimeUnit.SECONDS);

        assertThat(others.groups()).isNotEmpty();
        assertThat(scan(known).get(50, TimeUnit.SECONDS)).isSameAs(scan);
        assertThat(slow).isNotDone();
        waiting.mayGoOn.countDown();
        assertThat(slow.get(50, TimeUnit.SECONDS).groups()).isEqualTo(others.groups());
    }

    @Test
    void manyAtOnceFindTheSameGroups() throws Exception {
        Path classes = new Program(folder)
                .with("p.Base", "package p; public class Base { void hidden() { } }")
                .with("p.One", "package p; public class One { void one(Base base) { base.hidden(); } }")
                .with("p.Two", "package p; public class Two { void two(One one) { one.one(null); } }")
                .classes();
        ClassLoader loader = Program.loader(classes);
        CountDownLatch start = new CountDownLatch(1);

        Future<ReachableCode> one = scanAfter(start, loader.loadClass("p.One"));
        Future<ReachableCode> two = scanAfter(start, loader.loadClass("p.Two"));
        Future<ReachableCode> base = scanAfter(start, loader.loadClass("p.Base"));
        start.countDown();

        assertThat(one.get().groups())
                .isEqualTo(two.get().groups())
                .isEqualTo(base.get().groups());
        assertThat(one.get().groups())
                .singleElement()
                .satisfies(group -> assertThat(group.classes()).containsOnlyKeys("p.Base", "p.One", "p.Two"));
    }

    @Test
    void groupsThatAreForgottenMeanwhileAreFoundAnew() throws Exception {
        Path classes = new Program(folder)
                .with("known.One", "package known; public class One { }")
                .with("a.Last", "package a; public class Last { }")
                .with("b.Third", "package b; public class Third { a.Last next; }")
                .with("c.Second", "package c; public class Second { b.Third next; }")
                .with("d.Root", "package d; public class Root { known.One one; c.Second next; }")
                .classes();
        Waiting waiting = new Waiting(classes);
        scan(waiting.loadClass("known.One")).get(50, TimeUnit.SECONDS);
        Class<?> root = waiting.loadClass("d.Root");

        waiting.waitsFor = "a/Last.class"; // which is asked for when it is known that One has a group
        Future<ReachableCode> slow = scan(root);
        waiting.isAsked.get(50, TimeUnit.SECONDS);
        ProgramCode.instance().redefined(Program.loader(classes));
        waiting.mayGoOn.countDown();

        assertThat(slow.get(50, TimeUnit.SECONDS).groups()).hasSize(5);
    }

    private Future<ReachableCode> scan(Class<?> type) {
        return threads.submit(() -> ProgramCode.instance().scan(type));
    }

    private Future<ReachableCode> scanAfter(CountDownLatch start, Class<?> type) {
        return threads.submit(() -> {
            start.await();
            return ProgramCode.instance().scan(type);
        });
    }

    private static final class Waiting extends URLClassLoader {
        private final CompletableFuture<Boolean> isAsked = new CompletableFuture<>();
        private final CountDownLatch mayGoOn = new CountDownLatch(1);
        private volatile String waitsFor = "nothing";

        Waiting(Path classes) {
            super(((URLClassLoader) Program.loader(classes)).getURLs(), Program.class.getClassLoader());
        }

        @Override
        public URL getResource(String name) {
            if (name.endsWith(waitsFor)) {
                isAsked.complete(true);
                try {
                    mayGoOn.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return super.getResource(name);
        }
    }
}
