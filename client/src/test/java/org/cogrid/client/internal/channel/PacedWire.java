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
import org.cogrid.core.internal.wire.MessageHandler;
import org.cogrid.core.internal.wire.Sealed;

/** A wire to an engine on which each message arrives, or is lost, when the test says so. */
final class PacedWire implements EngineLink {
    /** A message on its way, and then its answer. */
    static final class Message {
        private final Sealed sealed;
        private final Supplier<Sealed> engine;
        private final CompletableFuture<Sealed> answer = new Answer();

        Message(Sealed sealed, Supplier<Sealed> engine) {
            this.sealed = sealed;
            this.engine = engine;
        }

        Sealed sealed() {
            return sealed;
        }

        /** It arrives, and its answer does at once. */
        void goThrough() {
            answer.complete(engine.get());
        }

        /** It arrives; the answer is on its way, until it is given to {@link #answer}. */
        Sealed arrive() {
            return engine.get();
        }

        void answer(Sealed sealedAnswer) {
            answer.complete(sealedAnswer);
        }

        void isLost() {
            answer.completeExceptionally(new IllegalStateException("the connection broke"));
        }
    }

    /** Runs what depends on it on another thread unless told where, as Hazelcast's futures do. */
    private static final class Answer extends CompletableFuture<Sealed> {
        @Override
        public CompletableFuture<Sealed> whenComplete(BiConsumer<? super Sealed, ? super Throwable> action) {
            return whenCompleteAsync(action);
        }
    }

    private final BlockingQueue<Message> exchanges = new LinkedBlockingQueue<>();
    private final BlockingQueue<Message> controls = new LinkedBlockingQueue<>();
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
    public CompletionStage<Sealed> exchange(Sealed message) {
        if (message.bodies().stream().mapToInt(body -> body.length).sum() >= maxBodyBytes) {
            throw new UnsendableException(new OutOfMemoryError("the heap is full"));
        }
        return add(exchanges, new Message(message, () -> door.exchange(message)));
    }

    @Override
    public CompletionStage<Sealed> control(Sealed message) {
        return add(controls, new Message(message, () -> door.control(message)));
    }

    private static CompletionStage<Sealed> add(BlockingQueue<Message> queue, Message message) {
        queue.add(message);
        return message.answer;
    }

    Message nextExchange() throws InterruptedException {
        return next(exchanges);
    }

    Message nextControl() throws InterruptedException {
        return next(controls);
    }

    /** How many control messages are on their way. */
    int controlsOnTheirWay() {
        return controls.size();
    }

    private static Message next(BlockingQueue<Message> queue) throws InterruptedException {
        Message next = queue.poll(50, TimeUnit.SECONDS);
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

    private static void pass(BlockingQueue<Message> queue) {
        Thread thread = new Thread(() -> {
            try {
                while (true) {
                    Message next = queue.take();
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
