package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import org.cogrid.client.it.HelperJvm;
import org.cogrid.core.internal.code.ContentHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class whose file is replaced while the program runs, as a build beside it does. */
public final class ReplacedClassFileTest {
    private static final String SENT = "as it runs";

    /** In a JVM that lets go of all that is held softly at each collection. */
    @Test
    void theClassThatRunsIsSentHoweverShortOfMemoryTheProgramIs(@TempDir Path folder) throws Exception {
        Path file = new Program(folder.resolve("first"))
                .with("p.F", "package p; public class F { int first; }")
                .classes()
                .resolve("p/F.class");
        Path other = new Program(folder.resolve("other"))
                .with("p.F", "package p; public class F { int other; }")
                .classes()
                .resolve("p/F.class");

        try (HelperJvm program = HelperJvm.start(
                ReplacedClassFileTest.class,
                List.of("-XX:SoftRefLRUPolicyMSPerMB=0"),
                file.toString(),
                other.toString())) {
            assertThat(program.hear()).isEqualTo(SENT);
        }
    }

    public static void main(String[] files) throws Exception {
        Path file = Path.of(files[0]);
        ClassLoader loader = Program.loader(file.getParent().getParent());
        ContentHash unit = ContentHash.of(Files.readAllBytes(file));
        ProgramCode.instance().scan(loader.loadClass("p.F"));
        Files.copy(Path.of(files[1]), file, StandardCopyOption.REPLACE_EXISTING);
        System.gc();
        System.gc(); // the first one only finds out that nothing was used since the last
        byte[] sent =
                ProgramCode.instance().sources().of(Set.of(unit)).get(unit).get();
        System.out.println(ContentHash.of(sent).equals(unit) ? SENT : "as it is now");
        Reference.reachabilityFence(loader);
    }
}
