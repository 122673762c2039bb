package org.cogrid.core.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ManifestTest {
    private static final ContentHash ONE = ContentHash.of(new byte[] {1});
    private static final ContentHash TWO = ContentHash.of(new byte[] {2});
    private static final JarUnit JAR = new JarUnit(ContentHash.of(new byte[] {3}), "a library 1.0.jar");

    @Test
    void bytesBecomeTheSameManifestAgain() {
        Manifest manifest = Manifest.empty("the client\n demo.Main (pid 1)")
                .with(Map.of("b.B", TWO, "a.A$1", ONE), List.of(JAR))
                .withSession(Map.of("s1$_run_closure1", ONE));

        assertThat(Manifest.of(manifest.bytes())).isEqualTo(manifest);
    }

    @Test
    void equalCodeHasEqualBytesWhateverTheOrder() {
        Manifest one =
                Manifest.empty("here").with(Map.of("a.A", ONE), List.of()).with(Map.of("b.B", TWO), List.of(JAR));
        Manifest other = Manifest.empty("here").with(Map.of("b.B", TWO, "a.A", ONE), List.of(JAR));

        assertThat(one.bytes()).isEqualTo(other.bytes());
    }

    @Test
    void aLibraryStaysOne() {
        assertThat(Manifest.of(Manifest.library("here", List.of(JAR)).bytes()).library())
                .isTrue();
    }

    @Test
    void unitsAreThoseOfAllKinds() {
        Manifest manifest =
                Manifest.empty("here").with(Map.of("a.A", ONE), List.of(JAR)).withSession(Map.of("s", TWO));

        assertThat(manifest.units()).containsExactlyInAnyOrder(ONE, TWO, JAR.hash());
    }

    @Test
    void oneNameCannotStandForTwoContents() {
        Manifest one = Manifest.empty("the first").with(Map.of("a.A", ONE), List.of());
        Manifest other = Manifest.empty("the second").with(Map.of("a.A", TWO), List.of());

        assertThatThrownBy(() -> one.with(other))
                .isInstanceOf(VersionConflictException.class)
                .hasMessageContainingAll("a.A", "the first", "the second");
    }

    @Test
    void otherBytesAreRefused() {
        assertThatThrownBy(() -> Manifest.of(new byte[] {1, 2, 3})).isInstanceOf(IllegalArgumentException.class);
    }
}
