package nl.qualityregister.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** All that is logged meanwhile, as an operator would set it who wants to see much: everything of ours, and INFO of everybody else. */
public final class Overheard extends AppenderBase<ILoggingEvent> {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = logger("nl.qualityregister");
    private Level before;

    public static Overheard begin() {
        Overheard overheard = new Overheard();
        overheard.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        overheard.start();
        overheard.before = overheard.root.getLevel();
        overheard.root.setLevel(Level.INFO);
        overheard.ours.setLevel(Level.TRACE);
        overheard.root.addAppender(overheard);
        return overheard;
    }

    public void end() {
        root.detachAppender(this);
        root.setLevel(before);
        ours.setLevel(null);
    }

    public List<String> linesWith(Collection<String> words) {
        return lines.stream()
                .filter(line -> words.stream().anyMatch(line::contains))
                .toList();
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + " " + event.getMDCPropertyMap()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy())));
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
