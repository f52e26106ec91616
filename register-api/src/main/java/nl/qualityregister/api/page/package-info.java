/** Pages for people: plain HTML in Dutch and English, that works without scripts and is read aloud well. */
@NullMarked
package nl.qualityregister.api.page;

import org.jspecify.annotations.NullMarked;
