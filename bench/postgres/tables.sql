-- Evolution 2.3's tables as far as the bot's reads and deploy/postgres touch them: names, types, keys and indexes.
-- Test data of ours, to be filled by fill.sql; Evolution makes its own by its migrations.
CREATE TYPE "DeviceMessage" AS ENUM ('ios', 'android', 'web', 'unknown', 'desktop');

CREATE TABLE "Instance" (
    "id" text PRIMARY KEY,
    "name" varchar(255) NOT NULL UNIQUE
);

CREATE TABLE "Message" (
    "id" text PRIMARY KEY,
    "key" jsonb NOT NULL,
    "pushName" varchar(100),
    "participant" varchar(100),
    "messageType" varchar(100) NOT NULL,
    "message" jsonb NOT NULL,
    "contextInfo" jsonb,
    "source" "DeviceMessage" NOT NULL,
    "messageTimestamp" integer NOT NULL,
    "instanceId" text NOT NULL REFERENCES "Instance" ("id") ON UPDATE CASCADE ON DELETE CASCADE,
    "webhookUrl" varchar(500),
    "status" varchar(30),
    "sessionId" text
);
CREATE INDEX "Message_instanceId_idx" ON "Message" ("instanceId");

CREATE TABLE "MessageUpdate" (
    "id" text PRIMARY KEY,
    "keyId" varchar(100) NOT NULL,
    "remoteJid" varchar(100) NOT NULL,
    "fromMe" boolean NOT NULL,
    "participant" varchar(100),
    "pollUpdates" jsonb,
    "status" varchar(30) NOT NULL,
    "messageId" text NOT NULL REFERENCES "Message" ("id") ON UPDATE CASCADE ON DELETE CASCADE,
    "instanceId" text NOT NULL REFERENCES "Instance" ("id") ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX "MessageUpdate_instanceId_idx" ON "MessageUpdate" ("instanceId");
CREATE INDEX "MessageUpdate_messageId_idx" ON "MessageUpdate" ("messageId");

CREATE TABLE "Media" (
    "id" text PRIMARY KEY,
    "fileName" varchar(500) NOT NULL,
    "type" varchar(100) NOT NULL,
    "mimetype" varchar(100) NOT NULL,
    "createdAt" date DEFAULT CURRENT_TIMESTAMP,
    "messageId" text NOT NULL UNIQUE REFERENCES "Message" ("id") ON UPDATE CASCADE ON DELETE CASCADE,
    "instanceId" text NOT NULL REFERENCES "Instance" ("id") ON UPDATE CASCADE ON DELETE CASCADE
);

CREATE TABLE "Chat" (
    "id" text PRIMARY KEY,
    "remoteJid" varchar(100) NOT NULL,
    "name" varchar(100),
    "labels" jsonb,
    "createdAt" timestamp DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" timestamp,
    "instanceId" text NOT NULL REFERENCES "Instance" ("id") ON UPDATE CASCADE ON DELETE CASCADE,
    "unreadMessages" integer NOT NULL DEFAULT 0
);

CREATE TABLE "Contact" (
    "id" text PRIMARY KEY,
    "remoteJid" varchar(100) NOT NULL,
    "pushName" varchar(100),
    "profilePicUrl" varchar(500),
    "createdAt" timestamp DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" timestamp,
    "instanceId" text NOT NULL REFERENCES "Instance" ("id") ON UPDATE CASCADE ON DELETE CASCADE,
    UNIQUE ("remoteJid", "instanceId")
);

CREATE TABLE "IsOnWhatsapp" (
    "id" text PRIMARY KEY,
    "remoteJid" varchar(100) NOT NULL UNIQUE,
    "jidOptions" text NOT NULL,
    "lid" varchar(100),
    "createdAt" timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" timestamp NOT NULL
);

CREATE TABLE "IntegrationSession" (
    "id" text PRIMARY KEY,
    "sessionId" varchar(255) NOT NULL,
    "remoteJid" varchar(100) NOT NULL,
    "pushName" text,
    "createdAt" timestamp DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" timestamp NOT NULL,
    "instanceId" text NOT NULL REFERENCES "Instance" ("id") ON UPDATE CASCADE ON DELETE CASCADE
);
