package org.cogrid.core.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cogrid.core.NotSerializableValueException;
import org.cogrid.core.Reference;
import org.cogrid.core.UndecodableValueException;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.task.ApplyTask;
import org.cogrid.core.internal.task.PushTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private final ValueCodec codec = new ValueCodec(new OneLoader());

    /** Java takes the memory for an array before it reads the elements. */
    @ParameterizedTest
    @ValueSource(ints = {1 << 20, 1 << 28, Integer.MAX_VALUE - 8})
    void anArrayOfAGraphThatLiesAboutItsLengthTakesNoMemory(int lie) {
        byte[] bytes = codec.encode(new ArrayList<>(List.of(new long[] {7}))).bytes();
        ByteBuffer graph = ByteBuffer.wrap(bytes);
        graph.putInt(bytes.length - Long.BYTES - Integer.BYTES - 1, lie);

        assertThatThrownBy(() -> codec.decode(new Encoded(ContentHash.NONE, bytes), Arrival.PLAIN))
                .isInstanceOf(UndecodableValueException.class)
                .hasMessageContaining("it tells of an array with more elements than it has bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1 << 28, Integer.MAX_VALUE - 8})
    void aCallThatLiesAboutItsArgumentsTakesNoMemory(int lie) {
        byte[] bytes = codec.encode(new ApplyTask("f", new Object[] {7}, Map.of(), null))
                .bytes();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(2, lie);

        assertThatThrownBy(() -> codec.decode(new Encoded(ContentHash.NONE, bytes), Arrival.PLAIN))
                .isInstanceOf(UndecodableValueException.class)
                .hasMessageContaining(lie + " values are cut short");
    }

    /** The array is no part of the bytes. */
    @Test
    void aReferenceToALargeArrayArrivesInAGraph() {
        Object sent = new ArrayList<>(List.of(Reference.ref("a"), new ArrayList<>()));

        Object arrived = codec.decode(codec.encode(sent), reference -> new int[1 << 20]);

        assertThat(((List<?>) arrived).get(0)).isEqualTo(new int[1 << 20]);
    }

    /** Somebody may have made room for elements that never came, or have let many share a few places. */
    @Test
    void hashTablesOfAnyCapacityMakeTheTrip() {
        Hashtable<Integer, Integer> crowded = new Hashtable<>(10_000, 0.001f);
        Set<Integer> roomy = new HashSet<>(1 << 20, 0.01f);
        for (int i = 0; i < 40; i++) {
            crowded.put(i, i);
            roomy.add(i);
        }
        List<Object> values = new ArrayList<>(List.of(crowded, roomy, new ArrayList<>(Collections.nCopies(3, 1))));

        assertThat(codec.decode(codec.encode(values), Arrival.PLAIN)).isEqualTo(values);
    }

    @Test
    void aRingOf100_000ObjectsMakesTheTrip() {
        Link ring = chain(100_000);
        last(ring).next = ring;

        Link arrived = (Link) codec.decode(codec.encode(ring), Arrival.PLAIN);

        Link link = arrived;
        for (int i = 0; i < 100_000; i++) {
            link = link.next;
        }
        assertThat(link).isSameAs(arrived);
    }

    @Test
    void aChainOf10MillionObjectsIsAnError() {
        Link chain = chain(10_000_000);

        assertThatThrownBy(() -> codec.encode(chain))
                .isInstanceOf(NotSerializableValueException.class)
                .hasMessageContaining(Link.class.getName())
                .hasMessageContaining("nested deeper");
    }

    @Test
    void whatIsTooLargeOfATaskIsCalledAsItsUserWouldCallIt() {
        ValueCodec small = new ValueCodec(new OneLoader(), 1000);
        String large = "x".repeat(1001);

        assertThatThrownBy(() -> small.encode(new ApplyTask("f", new Object[] {large, 1}, Map.of(), null)))
                .hasMessageStartingWith(
                        "cannot encode a function with its arguments (java.lang.String, java.lang.Integer): it takes");
        assertThatThrownBy(() -> small.encode(new PushTask(Map.of("text", large))))
                .hasMessageStartingWith("cannot encode the variables text: it takes");
    }

    @Test
    void anEncodingStopsAtItsLimit() {
        ValueCodec small = new ValueCodec(new OneLoader(), 1000);

        for (Object large : List.of(
                "x".repeat(1001), new double[126], new int[2][200], new ArrayList<>(Collections.nCopies(1001, 'x')))) {
            assertThatThrownBy(() -> small.encode(large))
                    .isInstanceOf(NotSerializableValueException.class)
                    .hasMessageContaining("more than 1000 B")
                    .hasMessageContaining("Reference");
        }
        assertThat(small.encode(new double[100]).bytes()).hasSizeLessThan(1000);
    }

    @Test
    void aLargeArrayIsCopiedOnceEachWay() {
        double[] array = new double[4 << 20];
        long lessThanTwoCopies = 48L << 20;
        for (Object value : List.of(array, Map.of("k", array))) {
            Encoded[] encoded = new Encoded[1];

            assertThat(allocatedBy(() -> encoded[0] = codec.encode(value))).isLessThan(lessThanTwoCopies);
            assertThat(allocatedBy(() -> codec.decode(encoded[0], Arrival.PLAIN)))
                    .isLessThan(lessThanTwoCopies);
        }
    }

    private static long allocatedBy(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void memoryThatRunsOutIsAFailureOfTheValue() {
        assertThatThrownBy(() -> codec.encode(new Exhausting()))
                .isInstanceOf(NotSerializableValueException.class)
                .hasMessageContaining("work on less data at once")
                .hasCauseInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void anErrorInAReadObjectIsAFailureOfTheValue() {
        Encoded encoded = codec.encode(new FailingToRead());

        assertThatThrownBy(() -> codec.decode(encoded, Arrival.PLAIN))
                .isInstanceOf(UndecodableValueException.class)
                .hasMessageContaining("boom")
                .hasCauseInstanceOf(LinkageError.class)
                .extracting(failure -> ((UndecodableValueException) failure).reason())
                .isEqualTo("java.lang.LinkageError: boom");
    }

    @Test
    void bytesCutShortAreAnError() {
        for (Object value : List.of(1, "text", new double[10], new int[2][2], List.of("x"))) {
            byte[] bytes = codec.encode(value).bytes();
            Encoded cut = new Encoded(
                    org.cogrid.core.internal.code.ContentHash.NONE, java.util.Arrays.copyOf(bytes, bytes.length - 1));

            assertThatThrownBy(() -> codec.decode(cut, Arrival.PLAIN)).isInstanceOf(UndecodableValueException.class);
        }
    }

    private static Link chain(int length) {
        Link head = new Link();
        for (int i = 1; i < length; i++) {
            Link before = new Link();
            before.next = head;
            head = before;
        }
        return head;
    }

    private static Link last(Link head) {
        Link link = head;
        while (link.next != null) {
            link = link.next;
        }
        return link;
    }

    static final class Link implements Serializable {
        Link next;
    }

    static final class Exhausting implements Serializable {
        private void writeObject(ObjectOutputStream out) throws IOException {
            throw new OutOfMemoryError("Java heap space");
        }
    }

    static final class FailingToRead implements Serializable {
        private void readObject(ObjectInputStream in) throws IOException {
            throw new LinkageError("boom");
        }
    }
}
