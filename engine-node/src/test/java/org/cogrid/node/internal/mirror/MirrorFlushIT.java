package org.cogrid.node.internal.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import org.cogrid.core.CogridException;
import org.cogrid.core.VariableInfo.Copy;
import org.junit.jupiter.api.Test;

/** What bringing the grid copies up to date at once does, for one name and for all. */
class MirrorFlushIT extends MirrorFixture {
    @Test
    void oneNameIsCopiedWithoutALookAtTheOthers() {
        Counted other = new Counted();
        List<Integer> list = new ArrayList<>(List.of(1));
        values.put("other", other);
        values.put("list", list);
        mirror.flush();
        int before = other.writes.get();
        list.add(2);
        other.content = 2;

        mirror.flush("list");

        assertThat(copy("list")).isEqualTo(List.of(1, 2));
        assertThat(other.writes).hasValue(before);
    }

    @Test
    void aNameWhoseCopyIsOnItsWayIsCopiedAsItIsNow() {
        List<Integer> list = new ArrayList<>(List.of(1));
        values.put("list", list);
        mirror.taskEnded();
        list.add(2);

        mirror.flush("list");

        assertThat(copy("list")).isEqualTo(List.of(1, 2));
    }

    @Test
    void aRemovedNameHasNoCopyAnyMoreAndAnUnknownOneNeedsNone() {
        values.put("a", 1);
        mirror.flush();
        values.remove("a");

        mirror.flush("a");
        mirror.flush("never heard of");

        assertThat(map.keySet()).isEmpty();
        assertThat(mirror.variables()).isEmpty();
    }

    @Test
    void aValueThatOnlyTheGridHasStaysThereAsItIs() {
        values.put("a", List.of(1));
        mirror.flush();
        start(MirrorSettings.defaults());

        mirror.flush("a");
        mirror.flush();

        assertThat(info("a").copy()).isEqualTo(Copy.GRID_ONLY);
        assertThat(copy("a")).isEqualTo(List.of(1));
    }

    @Test
    void aValueThatAnotherThreadIsChangingFailsTheFlushUntilItRests() {
        Counted changing = new Counted();
        changing.whenWritten = () -> {
            throw new ConcurrentModificationException();
        };
        values.put("changing", changing);
        values.put("n", 1);

        assertThatThrownBy(() -> mirror.flush("changing"))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("'changing'")
                .hasMessageContaining("another thread was changing it");
        assertThatThrownBy(() -> mirror.flush()).hasMessageContaining("'changing': another thread was changing it");
        assertThat(info("changing").note()).contains("another thread was changing it");
        assertThat(copy("n")).isEqualTo(1);

        changing.whenWritten = () -> {};
        assertThatCode(() -> mirror.flush()).doesNotThrowAnyException();
        assertThat(info("changing").note()).isEmpty();
    }
}
