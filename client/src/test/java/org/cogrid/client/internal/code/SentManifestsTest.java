package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Set;
import org.awaitility.Awaitility;
import org.cogrid.core.internal.code.ContentHash;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client regards as ended, by classes of loaders that are thrown away or kept. */
final class SentManifestsTest {
    private static final String SHARED = "package p; public class Shared { public static int count; }";
    private static final String FUNCTION =
            "package p; public class F { public Object call() { return Shared.count; } }";

    @TempDir
    private Path folder;

    private final SentManifests sent = new SentManifests();
    private Program program;

    @BeforeEach
    void compile() {
        program = new Program(folder).with("p.Shared", SHARED).with("p.F", FUNCTION);
    }

    /** A class was sent; what is held here of its loader. */
    private record Sent(Set<ReachableCode> code, WeakReference<@Nullable ClassLoader> loader) {}

    private Sent send(ClassLoader loader, String manifest) throws Exception {
        Set<ReachableCode> code = Set.of(ProgramCode.instance().scan(loader.loadClass("p.F")));
        sent.add(code, hash(manifest), sent.doubts());
        return new Sent(code, new WeakReference<>(loader));
    }

    private static ContentHash hash(String text) {
        return ContentHash.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void awaitCollected(WeakReference<@Nullable ClassLoader> loader) {
        Awaitility.await().until(() -> {
            System.gc();
            return loader.refersTo(null);
        });
    }

    private void awaitEnded(Sent code) {
        Awaitility.await().until(() -> {
            System.gc();
            return sent.ended().contains(code.code());
        });
    }

    @Test
    void codeEndsWithItsLoader() throws Exception {
        Sent old = send(Program.loader(program.classes()), "v1");

        awaitCollected(old.loader());
        awaitEnded(old);

        assertThat(sent.onlyFor(sent.ended())).containsExactly(hash("v1"));
        sent.forget(sent.ended());
        assertThat(sent.find(old.code())).isNull();
    }

    @Test
    void codeOfALoaderThatIsThereHasNotEnded() throws Exception {
        ClassLoader loader = Program.loader(program.classes());
        Sent code = send(loader, "v1");

        System.gc();

        assertThat(sent.ended()).isEmpty();
        assertThat(sent.find(code.code())).isEqualTo(hash("v1"));
        Reference.reachabilityFence(loader);
    }

    @Test
    void codeStaysWhileAnOuterLoaderHasAClassOfIt() throws Exception {
        Program outer = new Program(folder.resolve("outer")).with("p.Shared", SHARED);
        Program inner = new Program(folder.resolve("inner"), outer.classes()).with("p.F", FUNCTION);
        ClassLoader lasting = Program.loader(outer.classes());
        Sent old = send(Program.loader(lasting, inner.classes()), "v1");

        awaitCollected(old.loader());

        assertThat(sent.ended()).isEmpty();
        Reference.reachabilityFence(lasting);
    }

    @Test
    void codeStaysWhileAnOuterLoaderHasAJarOfIt() throws Exception {
        Path jar = new Program(folder.resolve("outer")).with("p.Shared", SHARED).jar("shared-1.0.jar");
        Program inner = new Program(folder.resolve("inner"), jar).with("p.F", FUNCTION);
        ClassLoader lasting = Program.loader(jar);
        Sent old = send(Program.loader(lasting, inner.classes()), "v1");

        awaitCollected(old.loader());

        assertThat(sent.ended()).isEmpty();
        Reference.reachabilityFence(lasting);
    }

    @Test
    void codeStaysWhileATaskIsUnderWay() throws Exception {
        Sent old = send(Program.loader(program.classes()), "v1");
        ContentHash ofATask = sent.find(old.code());

        awaitCollected(old.loader());

        assertThat(sent.ended()).isEmpty();
        Reference.reachabilityFence(ofATask);
        ofATask = null;
        awaitEnded(old);
    }

    @Test
    void equalCodeOfALoaderThatIsThereKeepsTheManifest() throws Exception {
        Sent old = send(Program.loader(program.classes()), "v1");
        ClassLoader again = Program.loader(program.classes());
        Sent same = send(again, "v1");

        awaitCollected(old.loader());
        awaitEnded(old);

        assertThat(sent.ended()).containsExactly(old.code());
        assertThat(sent.onlyFor(sent.ended())).isEmpty();
        sent.forget(sent.ended());
        assertThat(sent.find(same.code())).isEqualTo(hash("v1"));
        Reference.reachabilityFence(again);
    }

    @Test
    void twoClientsOfAProgramEndCodeByThemselves() throws Exception {
        SentManifests other = new SentManifests();
        Sent old = send(Program.loader(program.classes()), "v1");
        other.add(old.code(), hash("v1"), other.doubts());

        awaitCollected(old.loader());
        awaitEnded(old);
        sent.forget(sent.ended());

        Awaitility.await().until(() -> {
            System.gc();
            return other.ended().contains(old.code());
        });
        assertThat(other.onlyFor(other.ended())).containsExactly(hash("v1"));
        assertThat(sent.ended()).isEmpty();
    }

    @Test
    void codeInDoubtIsSentAnewAndEndsAllTheSame() throws Exception {
        Sent old = send(Program.loader(program.classes()), "v1");

        sent.doubt();

        assertThat(sent.find(old.code())).isNull();
        awaitEnded(old);
        assertThat(sent.onlyFor(sent.ended())).containsExactly(hash("v1"));
    }

    @Test
    void whatWasOnItsWayWhenDoubtAroseIsSentAnew() throws Exception {
        ClassLoader loader = Program.loader(program.classes());
        Set<ReachableCode> code = Set.of(ProgramCode.instance().scan(loader.loadClass("p.F")));
        int before = sent.doubts();

        sent.doubt();
        sent.add(code, hash("v1"), before);
        assertThat(sent.find(code)).isNull();

        sent.add(code, hash("v1"), sent.doubts());
        assertThat(sent.find(code)).isEqualTo(hash("v1"));
        Reference.reachabilityFence(loader);
    }
}
