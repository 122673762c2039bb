package org.cogrid.client.internal.code.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.cogrid.core.internal.code.ClassFile;
import org.junit.jupiter.api.Test;

final class PackageMatesTest {
    private static final String HIDDEN = "hidden()V";

    @Test
    void damagedClassesThatExtendEachOtherInACircleHaveMates() {
        PackageMates mates = new PackageMates();
        ClassFile one = extending("p.Two");

        mates.add(Map.of("p.One", one, "p.Two", extending("p.One"), "p.Own", extending("p.Own"), "p.User", user()));

        assertThat(mates.mayBeUsedBeyondNest("p.One", one)).isFalse();
        assertThat(mates.mayBeUsedBeyondNest("p.Own", extending("p.Own"))).isFalse();
        assertThat(mates.of("p.User")).isEmpty();
        assertThat(mates.of("p.One")).containsExactly("p.Two");
    }

    private static ClassFile extending(String superclass) {
        return new ClassFile(17, Set.of(superclass), true, true, superclass, Set.of(HIDDEN), Map.of());
    }

    private static ClassFile user() {
        return new ClassFile(
                17,
                Set.of("p.One", "p.Own"),
                true,
                false,
                "java.lang.Object",
                Set.of(),
                Map.of("p.One", Set.of("missing()V"), "p.Own", Set.of("missing()V")));
    }
}
