package org.cogrid.client.internal.code.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.awaitility.Awaitility;
import org.cogrid.client.internal.code.Program;
import org.cogrid.client.internal.code.ProgramCode;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.JarTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnitSourcesTest {
    private static final byte[] BYTES = {1, 2, 3};
    private static final ContentHash UNIT = ContentHash.of(BYTES);
    private final UnitSources sources = new UnitSources();

    @Test
    void theNewestLoaderOfEqualBytesCounts() {
        ClassLoader older = add(new ThrowAway());
        ClassLoader newer = add(new ThrowAway());

        assertThat(sources.loaderOf(UNIT)).containsSame(newer);
        Reference.reachabilityFence(older);
    }

    @Test
    void aUnitIsKnownWhileAnyLoaderThatHasItLives() {
        ClassLoader lasting = add(new ThrowAway());
        awaitCollected(new WeakReference<>(add(new ThrowAway())));

        addOthers(2_000);

        assertThat(sources.loaderOf(UNIT)).containsSame(lasting);
        assertThat(sources.of(Set.of(UNIT))).containsOnlyKeys(UNIT);
    }

    @Test
    void aUnitIsForgottenOnceNoLoaderHasIt() {
        awaitCollected(new WeakReference<>(add(new ThrowAway())));

        addOthers(2_000);

        assertThat(sources.of(Set.of(UNIT))).isEmpty();
    }

    @Test
    void theBytesOfAUnitGoWithTheLastLoaderThatHasIt() {
        WeakReference<byte[]> bytes = addWithItsBytes();

        Awaitility.await().until(() -> {
            System.gc();
            addOthers(1);
            return bytes.refersTo(null);
        });
    }

    private WeakReference<byte[]> addWithItsBytes() {
        byte[] bytes = BYTES.clone();
        sources.add(UNIT, new ThrowAway(), () -> bytes);
        return new WeakReference<>(bytes);
    }

    @Test
    void aJarIsKnownWithTheOuterLoaderThatHasItWhenTheOneThatMetItIsGone(@TempDir Path folder) throws Exception {
        Path jar = new Program(folder.resolve("library"))
                .with("lib.Part", "package lib; public class Part { }")
                .jar("part-1.0.jar");
        Path user = new Program(folder.resolve("user"), jar)
                .with("p.User", "package p; public class User { lib.Part part; }")
                .classes();
        ClassLoader lasting = Program.loader(jar);
        awaitCollected(scanned(Program.loader(lasting, user)));

        assertThat(ProgramCode.instance()
                        .sources()
                        .loaderOf(JarTable.of(Files.readAllBytes(jar)).hash()))
                .containsSame(lasting);
    }

    private static WeakReference<@Nullable ClassLoader> scanned(ClassLoader loader) throws Exception {
        ProgramCode.instance().scan(loader.loadClass("p.User"));
        return new WeakReference<>(loader);
    }

    private ClassLoader add(ClassLoader loader) {
        sources.add(UNIT, loader, () -> BYTES);
        return loader;
    }

    private void addOthers(int count) {
        for (int i = 0; i < count; i++) {
            byte[] other = {(byte) i, (byte) (i >> 8)};
            sources.add(ContentHash.of(other), ClassLoader.getSystemClassLoader(), () -> other);
        }
    }

    private static void awaitCollected(WeakReference<@Nullable ClassLoader> loader) {
        Awaitility.await().until(() -> {
            System.gc();
            return loader.refersTo(null);
        });
    }

    /** As of a part of a program that is loaded anew. */
    private static final class ThrowAway extends ClassLoader {
        ThrowAway() {
            super(ClassLoader.getSystemClassLoader());
        }
    }
}
