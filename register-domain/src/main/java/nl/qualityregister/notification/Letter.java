package nl.qualityregister.notification;

record Letter(String subject, String text) {}
