package org.cogrid.client.internal.channel;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.cogrid.client.internal.link.EngineLink;
import org.cogrid.client.internal.link.UnsendableException;
import org.cogrid.core.internal.wire.Message;
import org.cogrid.core.internal.wire.MessageHandler;
import org.cogrid.core.internal.wire.Piece;

/** A wire to an engine on which each message arrives, or is lost, when the test says so. */
final class PacedWire implements EngineLink {
    /** A message on its way, and then its answer. */
    static final class Parcel {
        private final Message message;
        private final Supplier<Message> engine;
        private final CompletableFuture<Message> answer = new Answer();

        Parcel(Message message, Supplier<Message> engine) {
            this.message = message;
            this.engine = engine;
        }

        Message message() {
            return message;
        }

        /** It arrives, and its answer does at once. */
        void goThrough() {
            answer.complete(engine.get());
        }

        /** It arrives; the answer is on its way, until it is given to {@link #answer}. */
        Message arrive() {
            return engine.get();
        }

        void answer(Message given) {
            answer.complete(given);
        }

        void isLost() {
            answer.completeExceptionally(new IllegalStateException("the connection broke"));
        }
    }

    /** Runs what depends on it on another thread unless told where, as Hazelcast's futures do. */
    private static final class Answer extends CompletableFuture<Message> {
        @Override
        public CompletableFuture<Message> whenComplete(BiConsumer<? super Message, ? super Throwable> action) {
            return whenCompleteAsync(action);
        }
    }

    private final BlockingQueue<Parcel> exchanges = new LinkedBlockingQueue<>();
    private final BlockingQueue<Parcel> controls = new LinkedBlockingQueue<>();
    private final MessageHandler door;
    private final int maxBodyBytes;

    PacedWire(MessageHandler door) {
        this(door, Integer.MAX_VALUE);
    }

    /** A wire that can't take a body of that size. */
    PacedWire(MessageHandler door, int maxBodyBytes) {
        this.door = door;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public CompletionStage<Message> exchange(Message message) {
        if (message.bodies().stream().mapToInt(Piece::length).sum() >= maxBodyBytes) {
            throw new UnsendableException(new OutOfMemoryError("the heap is full"));
        }
        return add(exchanges, new Parcel(message, () -> door.exchange(message)));
    }

    @Override
    public CompletionStage<Message> control(Message message) {
        return add(controls, new Parcel(message, () -> door.control(message)));
    }

    private static CompletionStage<Message> add(BlockingQueue<Parcel> queue, Parcel message) {
        queue.add(message);
        return message.answer;
    }

    Parcel nextExchange() throws InterruptedException {
        return next(exchanges);
    }

    Parcel nextControl() throws InterruptedException {
        return next(controls);
    }

    /** How many control messages are on their way. */
    int controlsOnTheirWay() {
        return controls.size();
    }

    private static Parcel next(BlockingQueue<Parcel> queue) throws InterruptedException {
        Parcel next = queue.poll(50, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no message was sent");
        }
        return next;
    }

    /** Lets everything through from now on. */
    void open() {
        pass(exchanges);
        pass(controls);
    }

    private static void pass(BlockingQueue<Parcel> queue) {
        Thread thread = new Thread(() -> {
            try {
                while (true) {
                    Parcel next = queue.take();
                    Thread each = new Thread(next::goThrough);
                    each.setDaemon(true);
                    each.start();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
