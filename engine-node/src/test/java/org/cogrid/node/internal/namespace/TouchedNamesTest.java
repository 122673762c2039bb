package org.cogrid.node.internal.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TouchedNamesTest {
    private final TouchedNames names = new TouchedNames();

    @Test
    void aNameThatIsUsedAgainAndAgainIsHeldOnce() {
        for (int i = 0; i < 1000; i++) {
            names.add("b");
            names.add("a");
        }

        assertThat(names.count()).isEqualTo(2);
        assertThat(names.take()).containsExactly("b", "a");
        assertThat(names.take()).isEmpty();
    }

    @Test
    void takingEndsWhileOthersGoOnAdding() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        Thread other = new Thread(() -> {
            for (int i = 0; !enough.get(); i++) {
                names.add("n" + i % 3);
            }
        });
        other.start();
        for (int i = 0; i < 1000; i++) {
            assertThat(names.take().size()).isLessThanOrEqualTo(3);
        }
        enough.set(true);
        other.join();
        names.take();

        assertThat(names.take()).isEmpty();
        assertThat(names.count()).isZero();
    }
}
